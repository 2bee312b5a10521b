// SPDX-License-Identifier: LGPL-2.1-or-later
// churn CONFIG DESCRIPTOR STATE NEXT-FOLDER FIRST: delivers NEXT-FOLDER/N for N from FIRST on, and
// writes "N\n" to its output each time that it is on record. It is killed in the middle of it.
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "hw/custody/custodian.hpp"

int main(int count, char** words) {
  if (count != 6) return 2;
  ::hw::custody::Places places;
  places.config = words[1];
  places.descriptor = words[2];
  places.state = words[3];
  ::hw::custody::Custodian custodian(places);
  for (int revision = std::stoi(words[5]);; ++revision) {
    std::error_code none;
    std::filesystem::copy_file(std::string(words[4]) + "/" + std::to_string(revision),
                               places.descriptor + ".new",
                               std::filesystem::copy_options::overwrite_existing, none);
    if (none) return 0;
    std::filesystem::rename(places.descriptor + ".new", places.descriptor);
    const auto judged = custodian.look();
    if (judged->off() || !custodian.settle()) return 3;
    const std::string line = std::to_string(revision) + "\n";
    if (write(STDOUT_FILENO, line.data(), line.size()) < 0) return 4;
  }
}
