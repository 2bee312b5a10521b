// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes root documents' payloads: `fuzz_root_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "guard/trust/keys.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_root_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto key = [](std::uint8_t number) {
    return "\"" + guard::trust::SecretKey::from_seed({number, 7}).value().public_key().text() +
           "\"";
  };
  std::ofstream(folder / "whole.json")
      << R"({"faceguard": "root/1", "fleet": "springfield-police", "revision": 3,)"
      << R"( "not_before": "2026-01-01", "expires": "2028-01-01", "roles": {)"
      << R"("root": {"threshold": 2, "keys": [)" << key(1) << ", " << key(2) << "]}, "
      << R"("descriptor": {"threshold": 1, "keys": [)" << key(3)
      << R"(], "restart_after": 9}, "fleet-config": {"threshold": 1, "keys": [)" << key(3)
      << R"(]}, "policy": {"threshold": 1, "keys": [)" << key(4)
      << R"(]}, "catalogue": {"threshold": 1, "keys": [)" << key(4) << "]}}}";
  std::ofstream(folder / "least.json")
      << R"({"faceguard": "root/1", "fleet": "f", "revision": 1, "not_before": "2026-01-01",)"
      << R"( "expires": "2026-01-01", "roles": {"root": {"threshold": 1, "keys": [)" << key(1)
      << "]}}}";
  return 0;
}
