// SPDX-License-Identifier: LGPL-2.1-or-later
// Runs a fuzz target where libFuzzer is not at hand: on each file named or in a folder named, and
// on damaged copies of it, always the same ones. `fuzz_TARGET ROUNDS FILE-OR-FOLDER...`
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/target.hpp"

namespace {

namespace fs = std::filesystem;

// What is being tried, for whoever has to find out why the process ended.
std::string trying;
std::string input;
std::array<struct sigaction, 32> before;

void try_on(const std::string& bytes) {
  input = bytes;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

extern "C" void show_input(int number) {
  const auto say = [](std::string_view text) {
    return write(STDERR_FILENO, text.data(), text.size());
  };
  bool said = say("fuzz: the target gave up on ") > 0;
  said = say(trying) > 0 && said;
  said = say(":\n") > 0 && said;
  said = say(std::string_view(input).substr(0, 4096)) > 0 && said;
  said = say("\n") > 0 && said;
  (void)said;
  // What was there before, a sanitizer's report say, gets its turn: a fault happens again on
  // return.
  sigaction(number, &before[static_cast<std::size_t>(number)], nullptr);
  if (number == SIGABRT) std::raise(number);
}

// Removes, doubles, swaps or overwrites a few bytes.
std::string damaged(std::string bytes, std::mt19937& random) {
  constexpr std::string_view favourites{"{}[]\",:=.#\\\n\0\xff", 15};
  for (unsigned i = 0; i <= random() % 4 && !bytes.empty(); ++i) {
    const std::size_t at = random() % bytes.size();
    const std::size_t count = 1 + random() % 8;
    switch (random() % 4) {
      case 0:
        bytes.erase(at, count);
        break;
      case 1:
        bytes.insert(at, bytes.substr(at, count));
        break;
      case 2:
        bytes[at] = favourites[random() % favourites.size()];
        break;
      default:
        bytes[at] = static_cast<char>(random());
    }
  }
  return bytes;
}

std::vector<fs::path> files_of(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file()) files.push_back(entry.path());
  // Folders come in any order, and the damage has to be the same each time.
  std::ranges::sort(files);
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  for (const int number : {SIGILL, SIGABRT, SIGSEGV}) {
    struct sigaction action {};
    action.sa_handler = show_input;
    sigaction(number, &action, &before[static_cast<std::size_t>(number)]);
  }
  std::mt19937 random(1);
  int seeds = 0;
  for (int i = 2; i < argc; ++i) {
    for (const fs::path& path : files_of(argv[i])) {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      if (!file) {
        std::cerr << path.string() << ": can't be read\n";
        return 2;
      }
      trying = path.string();
      try_on(bytes);
      ++seeds;
      for (int round = 1; round <= rounds; ++round) {
        trying = path.string() + ", damaged copy " + std::to_string(round);
        try_on(damaged(bytes, random));
      }
    }
  }
  if (seeds > 0) return 0;
  std::cerr << "no seeds: name files or folders\n";
  return 2;
}
