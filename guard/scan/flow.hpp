// SPDX-License-Identifier: LGPL-2.1-or-later
// Who feeds whom in a described pipeline.
#pragma once

#include <vector>

#include "guard/description/graph.hpp"

namespace guard::scan {

// Neighbours by index of element, for each element. A link to or from a bin is one to or from the
// loose ends of what is in it.
struct Flow {
  std::vector<std::vector<int>> upstream;
  std::vector<std::vector<int>> downstream;
};

[[nodiscard]] Flow flow_of(const description::Graph& graph);

}  // namespace guard::scan
