// SPDX-License-Identifier: LGPL-2.1-or-later
// One situation in plain words, as an example of many.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "guard/facts/context.hpp"
#include "guard/proof/grid.hpp"

namespace guard::proof {

// One situation of those at a position: of each fact that the grid knows one value, the first of
// its class that a reader would expect. Dimensions left open become unknown.
[[nodiscard]] facts::Situation example(const Grid& grid, const Grid::Position& position);

// What that example says of each fact, in words, in the order of Fact; nothing of those left open.
using KnownFacts = std::vector<std::pair<facts::Fact, std::string>>;
[[nodiscard]] KnownFacts known_facts(const Grid& grid, const Grid::Position& position);

// "capability: face-identification; operator: local-police of US"; "anything" for nothing known.
[[nodiscard]] std::string text_of(const KnownFacts& known);
[[nodiscard]] inline std::string text_of(const Grid& grid, const Grid::Position& position) {
  return text_of(known_facts(grid, position));
}

}  // namespace guard::proof
