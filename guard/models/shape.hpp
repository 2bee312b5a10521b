// SPDX-License-Identifier: LGPL-2.1-or-later
// What a neural network takes and gives, as its file states it: a claim of the file, not a proof.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace guard::models {

// The operator an output comes from, where that says what its numbers are.
enum class Maker : unsigned char {
  other,
  softmax,  // shares that add up to one: classes
  boxes,    // the last step of a detector: suppression of overlapping boxes and its like
};

struct Tensor {
  std::string name;
  // One number a dimension, 1 or more; -1 where the file doesn't state it. A tensor without even a
  // rank is {-1}; a single number has no dimensions.
  std::vector<std::int64_t> dims;
  Maker maker = Maker::other;  // of an output
};

struct Shape {
  std::string format;  // "onnx", "tflite" or "openvino"
  std::vector<Tensor> inputs;
  std::vector<Tensor> outputs;
};

// For a person: "onnx, in 1x3x112x112, out 1x512", with "?" for what isn't stated.
[[nodiscard]] std::string text(const Shape& shape);

}  // namespace guard::models
