// SPDX-License-Identifier: LGPL-2.1-or-later
// Many situations said in few words: boxes, each a set of classes for each dimension of a domain.
#pragma once

#include <string>
#include <vector>

#include "guard/proof/grid.hpp"
#include "guard/proof/situation_words.hpp"

namespace guard::proof {

// For each dimension of a domain, which of its classes are in the box.
using Box = std::vector<std::vector<bool>>;

// The box of one position of a walk: one class where it is known, all where it is left open.
[[nodiscard]] Box box_of(const Domain& domain, const Grid::Position& position);

// The number of situations in it.
[[nodiscard]] std::size_t size_of(const Box& box);

// Boxes that hold the same situations as `parts`, which must not overlap: few and wide, and so they
// may overlap. Those that say most come first; the same parts give the same boxes.
[[nodiscard]] std::vector<Box> summary(const std::vector<Box>& parts);

// What the box says of each fact; nothing of those that it leaves open.
[[nodiscard]] KnownFacts known_facts(const Grid& grid, const Box& box);

}  // namespace guard::proof
