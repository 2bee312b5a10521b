// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/shape.hpp"

namespace guard::models {
namespace {

constexpr std::size_t max_named = 9;  // a detector's heads; more would bury the reader

std::string text(const Tensor& tensor) {
  std::string words;
  for (const std::int64_t dim : tensor.dims) {
    if (!words.empty()) words += 'x';
    words += dim < 0 ? "?" : std::to_string(dim);
  }
  if (tensor.dims.empty()) words = "a number";
  if (tensor.maker == Maker::softmax) words += " (softmax)";
  if (tensor.maker == Maker::boxes) words += " (boxes)";
  return words;
}

std::string text(const std::vector<Tensor>& tensors) {
  if (tensors.empty()) return "nothing";
  std::string words;
  for (std::size_t i = 0; i < tensors.size() && i < max_named; ++i)
    words += (i == 0 ? "" : " + ") + text(tensors[i]);
  if (tensors.size() > max_named)
    words += " and " + std::to_string(tensors.size() - max_named) + " more";
  return words;
}

}  // namespace

std::string text(const Shape& shape) {
  return shape.format + ", in " + text(shape.inputs) + ", out " + text(shape.outputs);
}

}  // namespace guard::models
