// SPDX-License-Identifier: LGPL-2.1-or-later
// Whether one rule ever says more than another: the one question that most of lint comes down to.
#pragma once

#include "guard/proof/grid.hpp"

namespace guard::proof {

// A question that takes more steps than this is left unsettled.
inline constexpr std::size_t max_question_steps = 1 << 21;

struct Excess {
  bool found = false;
  bool is_settled = true;
  Grid::Position position;  // where it was found

  [[nodiscard]] bool none() const { return is_settled && !found; }
};

// A situation of the grid in which `narrow` forbids more surely than `wide` does.
[[nodiscard]] Excess excess(const Grid& grid, const Rule& narrow, const Rule& wide);

}  // namespace guard::proof
