// SPDX-License-Identifier: LGPL-2.1-or-later
// Models in memory, and what is read of them.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guard/models/likeness.hpp"
#include "guard/models/read.hpp"
#include "tests/guard/models/writers.hpp"

namespace guard::models::test {

// Stands for a file; what is asked for outside it can't be read.
inline Bytes over(std::string_view file) {
  return {file.size(), [file](std::uint64_t offset, std::span<std::byte> into) {
            if (offset > file.size() || into.size() > file.size() - offset) return false;
            std::memcpy(into.data(), file.data() + offset, into.size());
            return true;
          }};
}

inline Expected<Shape> read(std::string_view file) {
  return read_shape(over(file));
}

// "" where it is read.
inline std::string refusal(std::string_view file) {
  const auto shape = read(file);
  return shape ? "" : shape.error().text();
}

inline Tensor tensor(std::vector<std::int64_t> dims, Maker maker = Maker::other) {
  return {"", std::move(dims), maker};
}

// A network with names of its own for each tensor.
inline Shape net(std::vector<Tensor> inputs, std::vector<Tensor> outputs) {
  for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i].name = "in" + std::to_string(i);
  for (std::size_t i = 0; i < outputs.size(); ++i) outputs[i].name = "out" + std::to_string(i);
  return {"", std::move(inputs), std::move(outputs)};
}

struct Format {
  std::string_view name;
  std::string (*write)(const Shape&);
};

inline constexpr std::array<Format, 4> formats{
    {{"onnx", onnx}, {"tflite", tflite}, {"openvino", openvino}, {"openvino", old_openvino}}};

// What was stated of the tensors, but for names.
inline std::vector<std::pair<std::vector<std::int64_t>, Maker>> stated(
    const std::vector<Tensor>& tensors) {
  std::vector<std::pair<std::vector<std::int64_t>, Maker>> all;
  for (const Tensor& one : tensors) all.emplace_back(one.dims, one.maker);
  return all;
}

inline bool harmless(Likeness likeness) {
  return likeness != Likeness::embedding && likeness != Likeness::unclear;
}

}  // namespace guard::models::test
