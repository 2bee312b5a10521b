// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes notes, checkpoints and a verifier key: `fuzz_note_seeds FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/fuzz/note/notes.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_note_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  const std::string checkpoint = fuzz::checkpoint_note();
  const std::string stranger =
      guard::audit::sign_note(fuzz::plain_text, fuzz::origin, fuzz::note_key(2));
  write("checkpoint", checkpoint);
  write("checkpoint.text", checkpoint.substr(0, checkpoint.rfind("\n\n") + 1));
  write("plain", fuzz::plain_note());
  write("stranger", stranger);
  write("both", fuzz::plain_note() + stranger.substr(stranger.rfind("\n\n") + 2));
  write("file", checkpoint + "\n" + fuzz::plain_note() + "\n" + stranger + "\n");
  write("key", fuzz::verifier(1).text() + "\n");
  return 0;
}
