// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/dimensions.hpp"

#include <algorithm>
#include <charconv>

namespace guard::recognition {
namespace {

using Shape = std::vector<std::int64_t>;

constexpr std::size_t most_tensors = 256;

Shape parse_one(std::string_view text) {
  Shape shape;
  while (!text.empty()) {
    std::int64_t dimension = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), dimension);
    if (error != std::errc{}) break;
    shape.push_back(dimension);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(':')) break;
    text.remove_prefix(1);
  }
  std::reverse(shape.begin(), shape.end());
  return shape;
}

}  // namespace

std::vector<Shape> parse_dimensions(std::string_view text) {
  std::vector<Shape> shapes;
  while (!text.empty() && shapes.size() < most_tensors) {
    const std::size_t end = std::min(text.size(), text.find_first_of(",."));
    Shape shape = parse_one(text.substr(0, end));
    if (shape.empty()) break;
    shapes.push_back(std::move(shape));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return shapes;
}

std::vector<Shape> dimensions_in(std::string_view caps) {
  for (const std::string_view field : {"dimensions=", "dimension="}) {
    const std::size_t at = caps.find(field);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = caps.substr(at + field.size());
    // A type and quotation marks may stand in front of the numbers.
    const std::size_t digit = rest.find_first_of("0123456789");
    if (digit != std::string_view::npos) return parse_dimensions(rest.substr(digit));
  }
  return {};
}

}  // namespace guard::recognition
