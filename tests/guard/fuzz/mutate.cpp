// SPDX-License-Identifier: LGPL-2.1-or-later
// Runs a fuzz target where libFuzzer is not at hand: on each file named, and on thousands of
// damaged copies of it, always the same ones. `mutate ROUNDS FILE...`
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void try_on(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// Removes, doubles, swaps or overwrites a few bytes.
std::string damaged(std::string bytes, std::mt19937& random) {
  constexpr std::string_view favourites = "{}[]\",:=.#\\\n\0\xff";
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

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  std::mt19937 random(1);
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) {
      std::cerr << argv[i] << ": can't be read\n";
      return 2;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    try_on(bytes);
    for (int round = 0; round < rounds; ++round) try_on(damaged(bytes, random));
  }
  return 0;
}
