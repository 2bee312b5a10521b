// SPDX-License-Identifier: LGPL-2.1-or-later
// The outputs that detectors have before and after the boxes are chosen.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "guard/models/shape.hpp"

namespace guard::models {

// An input that takes a picture; -1 where a size isn't stated.
struct Picture {
  std::int64_t batch = 1;
  std::int64_t height = 0;
  std::int64_t width = 0;
};

// Of one picture, grey or of three colours, the channels first or last; nothing else is taken for
// one.
[[nodiscard]] std::optional<Picture> as_picture(const Tensor& tensor);

// An output without the batch and without dimensions of 1.
struct Output {
  std::vector<std::int64_t> dims;
  Maker maker = Maker::other;
};

// Whether the outputs, all of stated sizes, are surely those of a detector for such a picture: a
// list of boxes, or scores and boxes for the places of one or more grids over it.
[[nodiscard]] bool finds_things(const std::vector<Output>& outputs, const Picture& picture);

}  // namespace guard::models
