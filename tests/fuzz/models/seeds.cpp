// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes the files that the models target begins with, one a format and network: `fuzz_models_seeds
// FOLDER`.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>

#include "tests/guard/models/writers.hpp"

namespace {

using guard::models::Maker;
using guard::models::Shape;

const std::vector<std::pair<std::string, Shape>> networks{
    {"embedding", {"", {{"in", {1, 3, 112, 112}}}, {{"out", {1, 512}}}}},
    {"classifier", {"", {{"in", {-1, 224, 224, 3}}}, {{"out", {-1, 1000}, Maker::softmax}}}},
    {"boxes", {"", {{"in", {1, 3, 300, 300}}}, {{"out", {1, 1, 200, 7}, Maker::boxes}}}},
    {"scores", {"", {{"in", {1, 128, 128, 3}}}, {{"box", {1, 896, 16}}, {"score", {1, 896, 1}}}}},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_models_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  for (const auto& [name, shape] : networks) {
    write(name + ".onnx", guard::models::test::onnx(shape));
    write(name + ".tflite", guard::models::test::tflite(shape));
    write(name + ".xml", guard::models::test::openvino(shape));
    write(name + ".old.xml", guard::models::test::old_openvino(shape));
  }
  return std::filesystem::is_empty(folder) ? 1 : 0;
}
