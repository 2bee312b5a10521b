// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes key files of a key that is used nowhere else: `fuzz_key_file_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "guard/trust/keys.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_key_file_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto key = guard::trust::SecretKey::from_seed({7, 7, 7}).value();
  std::ofstream(folder / "key.pub") << "# a comment\n\n" << key.public_key().text() << "\n";
  std::ofstream(folder / "key.secret") << key.text() << "\n";
  return 0;
}
