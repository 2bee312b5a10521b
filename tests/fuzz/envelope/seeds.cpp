// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes signed envelopes: `fuzz_envelope_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "tests/fuzz/envelope/signed.hpp"

int main(int argc, char** argv) {
  using guard::trust::add_signature;
  using guard::trust::sign_envelope;
  if (argc != 2) {
    std::cerr << "usage: fuzz_envelope_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  const auto first = fuzz::key_of(fuzz::first_key);
  const auto second = fuzz::key_of(fuzz::second_key);
  write("one.json", sign_envelope(fuzz::signed_by_first, fuzz::envelope_type, first).value());
  const auto half = sign_envelope(fuzz::signed_by_both, fuzz::envelope_type, first).value();
  write("both.json", add_signature(half, fuzz::envelope_type, second).value());
  write("other.json", sign_envelope(fuzz::signed_as_other, fuzz::other_type, first).value());
  write("stranger.json",
        sign_envelope(fuzz::signed_by_stranger, fuzz::envelope_type, fuzz::key_of(fuzz::stranger))
            .value());
  return 0;
}
