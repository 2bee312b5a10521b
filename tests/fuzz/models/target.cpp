// SPDX-License-Identifier: LGPL-2.1-or-later
// libFuzzer entry: hostile bytes as a neural network's file, of whichever format they begin like.
#include "tests/fuzz/target.hpp"

#include <cstring>

#include "guard/models/likeness.hpp"
#include "guard/models/read.hpp"

namespace {

using fuzz::expect;

void expect_sound(const std::vector<guard::models::Tensor>& tensors) {
  for (const auto& tensor : tensors)
    for (const std::int64_t dim : tensor.dims) expect(dim == -1 || dim >= 1);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const guard::models::Bytes bytes{size,
                                   [data, size](std::uint64_t offset, std::span<std::byte> into) {
                                     // A reader that asks for bytes outside the file has lost its
                                     // way.
                                     expect(offset <= size && into.size() <= size - offset);
                                     std::memcpy(into.data(), data + offset, into.size());
                                     return true;
                                   }};
  const auto shape = guard::models::read_shape(bytes);
  if (!shape) {
    fuzz::expect_told(shape.error());
    return 0;
  }
  expect(!shape->outputs.empty() && !guard::models::text(*shape).empty());
  expect_sound(shape->inputs);
  expect_sound(shape->outputs);
  (void)guard::models::likeness(*shape);
  return 0;
}
