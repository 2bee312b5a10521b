// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/excess.hpp"

namespace guard::proof {

Excess excess(const Grid& grid, const Rule& narrow, const Rule& wide) {
  Walk walk(grid, {&narrow, &wide});
  const auto look = [&] {
    if (walk.effect(narrow).high <= walk.effect(wide).low) return Step::skip;
    return walk.is_known() ? Step::stop : Step::split;
  };
  const End end = walk.run(look, max_question_steps);
  return {end == End::stopped, end != End::too_long, walk.position()};
}

}  // namespace guard::proof
