// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes memories: `fuzz_memory_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "hw/state/contents.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_memory_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  hw::state::Contents contents;
  contents.generation = 1;
  std::ofstream(folder / "new") << text_of(contents);
  contents.generation = 7;
  contents.no_earlier_than = std::chrono::sys_seconds(std::chrono::seconds(1'795'392'005));
  contents.accepted = {{"descriptor", {6, std::string(64, 'a')}},
                       {"policy/city-x", {2, std::string(64, '0')}}};
  contents.audit = {9, std::string(64, 'b')};
  std::ofstream(folder / "used") << text_of(contents);
  return 0;
}
