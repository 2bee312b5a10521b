// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes signed statements: `fuzz_statement_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/fuzz/statement/statements.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_statement_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  const std::string own = fuzz::own_policy();
  write("own.signed.json", fuzz::signed_policy(own, 1));
  write("other_fleet.signed.json", fuzz::signed_policy(fuzz::policy("elsewhere"), 1));
  write("stranger.signed.json", fuzz::signed_policy(own, 2));
  write("other_type.signed.json", fuzz::signed_policy(own, 1, guard::trust::Role::catalogue));
  return 0;
}
