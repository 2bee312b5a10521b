// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes a whole log and one cut short: `fuzz_audit_log_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/fuzz/audit_log/log.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_audit_log_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const fuzz::Log log = fuzz::genuine_log();
  std::ofstream(folder / "whole") << log.records << fuzz::parting << log.checkpoints;
  std::ofstream(folder / "short") << log.first_records << fuzz::parting << log.checkpoints;
  std::ofstream(folder / "first") << log.first_records << fuzz::parting << log.first_checkpoint;
  std::ofstream(folder / "records") << log.records;
  // JSON that says the same in another spelling.
  std::ofstream(folder / "spaced") << "{ " << log.records.substr(1);
  return 0;
}
