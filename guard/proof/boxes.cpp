// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/boxes.hpp"

#include <algorithm>
#include <map>

namespace guard::proof {
namespace {

// More boxes than this are not widened.
constexpr std::size_t max_widened = 400;

std::size_t size_of_side(const std::vector<bool>& side) {
  return static_cast<std::size_t>(std::count(side.begin(), side.end(), true));
}

// Joins boxes that differ in this dimension only.
std::vector<Box> joined(const std::vector<Box>& boxes, std::size_t dimension) {
  std::map<Box, std::vector<bool>> sides;  // by what is the same in all other dimensions
  for (const Box& box : boxes) {
    Box rest = box;
    rest[dimension].clear();
    std::vector<bool>& side = sides.try_emplace(rest, box[dimension].size()).first->second;
    for (std::size_t i = 0; i < side.size(); ++i) side[i] = side[i] || box[dimension][i];
  }
  std::vector<Box> fewer;
  for (const auto& [rest, side] : sides) {
    fewer.push_back(rest);
    fewer.back()[dimension] = side;
  }
  return fewer;
}

std::vector<Box> joined(std::vector<Box> boxes) {
  for (std::size_t before = boxes.size() + 1; boxes.size() < before;) {
    before = boxes.size();
    for (std::size_t i = boxes.front().size(); i-- > 0;) boxes = joined(boxes, i);
  }
  return boxes;
}

std::size_t size_of_common(const Box& a, const Box& b) {
  std::size_t size = 1;
  for (std::size_t i = 0; i < a.size() && size > 0; ++i) {
    std::size_t side = 0;
    for (std::size_t k = 0; k < a[i].size(); ++k)
      side += static_cast<std::size_t>(a[i][k] && b[i][k]);
    size *= side;
  }
  return size;
}

bool holds(const Box& outer, const Box& inner) {
  return size_of_common(outer, inner) == size_of(inner);
}

// Whether the box lies in the parts, none of which overlap.
bool is_within(const Box& box, const std::vector<Box>& parts) {
  std::size_t covered = 0;
  for (const Box& part : parts) covered += size_of_common(box, part);
  return covered == size_of(box);
}

// Grows into the parts as long as there is room.
Box widened(Box box, const std::vector<Box>& parts) {
  for (std::vector<bool>& side : box)
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (side[i]) continue;
      side[i] = true;
      if (!is_within(box, parts)) side[i] = false;
    }
  return box;
}

// Boxes out of `candidates` that hold all of `parts`; each next one holds most of what is left.
std::vector<Box> chosen(const std::vector<Box>& candidates, std::vector<Box> parts) {
  std::vector<Box> some;
  while (!parts.empty()) {
    const Box* best = nullptr;
    std::size_t most = 0;
    for (const Box& candidate : candidates) {
      std::size_t held = 0;
      for (const Box& part : parts) held += holds(candidate, part) ? size_of(part) : 0;
      if (held > most) {
        best = &candidate;
        most = held;
      }
    }
    some.push_back(*best);
    std::erase_if(parts, [&](const Box& part) { return holds(*best, part); });
  }
  return some;
}

// Without the classes whose situations an earlier box says already.
Box trimmed(Box box, const std::vector<Box>& earlier) {
  for (std::size_t i = 0; i < box.size(); ++i)
    for (std::size_t k = 0; k < box[i].size() && size_of_side(box[i]) > 1; ++k) {
      if (!box[i][k]) continue;
      Box slice = box;
      slice[i].assign(box[i].size(), false);
      slice[i][k] = true;
      if (std::any_of(earlier.begin(), earlier.end(),
                      [&](const Box& one) { return holds(one, slice); }))
        box[i][k] = false;
    }
  return box;
}

}  // namespace

Box box_of(const Domain& domain, const Grid::Position& position) {
  Box box;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    box.emplace_back(domain[i].classes.size(), position[i] == Grid::any);
    if (position[i] != Grid::any) box.back()[position[i]] = true;
  }
  return box;
}

std::size_t size_of(const Box& box) {
  std::size_t size = 1;
  for (const std::vector<bool>& side : box) size *= size_of_side(side);
  return size;
}

std::vector<Box> summary(const std::vector<Box>& parts) {
  if (parts.empty()) return {};
  std::vector<Box> boxes = joined(parts);
  std::stable_sort(boxes.begin(), boxes.end(),
                   [](const Box& a, const Box& b) { return size_of(a) > size_of(b); });
  if (boxes.size() > max_widened) return boxes;
  std::vector<Box> wide;
  for (const Box& box : boxes) wide.push_back(widened(box, boxes));
  std::vector<Box> said;
  for (const Box& box : chosen(wide, boxes)) said.push_back(trimmed(box, said));
  return said;
}

}  // namespace guard::proof
