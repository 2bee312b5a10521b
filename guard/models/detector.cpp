// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/detector.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace guard::models {
namespace {

constexpr std::int64_t min_side = 16;  // of a picture, in pixels; less is a number of channels
constexpr std::int64_t max_side = 65'536;

constexpr std::int64_t min_boxes = 10;    // of a list of chosen ones
constexpr std::int64_t min_places = 100;  // of the finest grid
constexpr std::int64_t min_coarse = 16;   // places of any other grid
constexpr std::int64_t min_row = 5;       // a box and its score
constexpr std::int64_t max_row = 127;     // at one place; from 128 on it could be a template
constexpr std::int64_t max_scores = 4;    // of the thinner output at one place

constexpr std::array<std::int64_t, 5> strides{4, 8, 16, 32, 64};

// The pixels between two places, grids together, as YOLO and its kin lay them.
const std::array<std::vector<std::int64_t>, 4> pyramids{
    {{8, 16, 32}, {16, 32}, {8, 16, 32, 64}, {4, 8, 16, 32}}};

// YOLO's raw heads: 3 boxes a place, each with 5 numbers and 1, 2, 11, 20 or 80 classes or points.
// A pyramid of features would have the same width on each floor too, but none of these.
constexpr std::array<std::int64_t, 5> head_widths{18, 21, 48, 75, 255};

std::int64_t places_along(std::int64_t pixels, std::int64_t stride) {
  return (pixels + stride - 1) / stride;
}

// A grid over the picture.
struct Grid {
  std::int64_t stride = 0;
  std::int64_t places = 0;
  std::int64_t width = 0;  // numbers at each place
};

// Its places may come before or after the numbers at each: [rows, columns, width] or the other way
// round; no width is one of 1.
std::optional<Grid> as_grid(const std::vector<std::int64_t>& dims, const Picture& picture) {
  // 3 boxes a place, apart.
  const std::size_t apart = dims.size() == 4 && dims[0] == 3 ? 1 : 0;
  const std::size_t rank = dims.size() - apart;
  if (rank != 2 && rank != 3) return std::nullopt;
  if (std::ranges::any_of(dims, [](auto dim) { return dim > max_side; })) return std::nullopt;
  for (const std::int64_t stride : strides) {
    const std::array places{places_along(picture.height, stride),
                            places_along(picture.width, stride)};
    const std::int64_t* first = dims.data() + apart;
    if (std::equal(places.begin(), places.end(), first))
      return Grid{stride, places[0] * places[1], (apart == 1 ? 3 : 1) * (rank == 3 ? first[2] : 1)};
    if (rank == 3 && apart == 0 && std::equal(places.begin(), places.end(), first + 1))
      return Grid{stride, places[0] * places[1], first[0]};
  }
  return std::nullopt;
}

// Numbers for each of many places: a grid, or a list without its two sides.
std::optional<Grid> as_list(const std::vector<std::int64_t>& dims, const Picture& picture) {
  if (const auto grid = as_grid(dims, picture)) return grid;
  if (dims.size() == 1) return Grid{0, dims[0], 1};
  if (dims.size() == 2) return Grid{0, std::max(dims[0], dims[1]), std::min(dims[0], dims[1])};
  return std::nullopt;
}

// Widths that are multiples of 32 are those of features, a tracked thing's looks among them.
bool is_row(std::int64_t width) {
  return width <= max_row && width % 32 != 0;
}

// [200, 7]: number, class, score, box; or [300, 6] without the number.
bool is_list_of_boxes(const std::vector<Output>& outputs) {
  if (outputs.size() != 1 || outputs[0].dims.size() != 2) return false;
  const std::vector<std::int64_t>& dims = outputs[0].dims;
  return dims[0] >= min_boxes && (dims[1] == 6 || dims[1] == 7);
}

// [84, 8400]: a row of numbers for each place of a pyramid of grids over this very picture. Without
// that test, the tokens of a transformer (50 of 768 numbers) would look alike.
bool is_pyramid(const std::vector<Output>& outputs, const Picture& picture) {
  if (outputs.size() != 1 || outputs[0].dims.size() != 2) return false;
  const auto [width, list_places] = std::ranges::minmax(outputs[0].dims);
  if (width < min_row || !is_row(width) || list_places < min_places) return false;
  for (const std::vector<std::int64_t>& pyramid : pyramids) {
    std::int64_t places = 0;
    for (const std::int64_t stride : pyramid)
      places += places_along(picture.height, stride) * places_along(picture.width, stride);
    for (const std::int64_t anchors : {1, 2, 3})
      if (list_places == anchors * places) return true;
  }
  return false;
}

// Scores and boxes apart: for each grid a thin output, and numbers enough for a box, so more than
// one output.
bool are_scores_and_boxes(const std::vector<Output>& outputs, const Picture& picture) {
  std::map<std::int64_t, std::vector<std::int64_t>> widths_by_places;
  for (const Output& output : outputs) {
    const auto list = as_list(output.dims, picture);
    if (!list || !is_row(list->width)) return false;
    widths_by_places[list->places].push_back(list->width);
  }
  for (const auto& [places, widths] : widths_by_places) {
    std::int64_t together = 0;
    for (const std::int64_t width : widths) together += width;
    if (places < min_coarse || together < min_row || std::ranges::min(widths) > max_scores ||
        std::ranges::max(widths) < 2)
      return false;
  }
  return !widths_by_places.empty() && widths_by_places.rbegin()->first >= min_places;
}

bool are_heads(const std::vector<Output>& outputs, const Picture& picture) {
  std::set<std::int64_t> seen;
  std::optional<std::int64_t> width;
  for (const Output& output : outputs) {
    const auto grid = as_grid(output.dims, picture);
    if (!grid || !seen.insert(grid->stride).second) return false;
    if (width.value_or(grid->width) != grid->width) return false;
    width = grid->width;
  }
  return seen.size() > 1 && std::ranges::count(head_widths, *width) != 0;
}

}  // namespace

std::optional<Picture> as_picture(const Tensor& tensor) {
  if (tensor.dims.size() != 3 && tensor.dims.size() != 4) return std::nullopt;
  const std::int64_t batch = tensor.dims.size() == 4 ? tensor.dims[0] : 1;
  const std::int64_t* sides = tensor.dims.data() + (tensor.dims.size() - 3);
  const auto is_channels = [](std::int64_t size) { return size == 1 || size == 3; };
  const auto is_side = [](std::int64_t size) {
    return size == -1 || (size >= min_side && size <= max_side);
  };
  if (is_channels(sides[0]) && is_side(sides[1]) && is_side(sides[2]))
    return Picture{batch, sides[1], sides[2]};
  if (is_channels(sides[2]) && is_side(sides[0]) && is_side(sides[1]))
    return Picture{batch, sides[0], sides[1]};
  return std::nullopt;
}

bool finds_things(const std::vector<Output>& outputs, const Picture& picture) {
  return is_list_of_boxes(outputs) || is_pyramid(outputs, picture) ||
         are_scores_and_boxes(outputs, picture) || are_heads(outputs, picture);
}

}  // namespace guard::models
