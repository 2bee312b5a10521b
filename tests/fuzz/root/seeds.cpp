// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes root documents, as payloads and signed: `fuzz_root_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "tests/fuzz/root/roots.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_root_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  write("whole.json", fuzz::whole_root(3));
  write("least.json", fuzz::least_root());
  write("whole.signed.json", fuzz::signed_root(fuzz::whole_root(3), {1, 2}));
  write("next.signed.json", fuzz::signed_root(fuzz::whole_root(4), {1, 2}));
  write("least.signed.json", fuzz::signed_root(fuzz::least_root(), {1}));
  write("half.signed.json", fuzz::signed_root(fuzz::whole_root(5), {1}));
  write("unasked.signed.json", fuzz::signed_root(fuzz::whole_root(7, 5, 6), {1, 2}));
  write("stranger.signed.json", fuzz::signed_root(fuzz::whole_root(6), {3, 4}));
  return 0;
}
