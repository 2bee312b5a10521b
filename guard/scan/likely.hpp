// SPDX-License-Identifier: LGPL-2.1-or-later
// What the place of an element in the graph adds to what its names suggest. A name alone is nothing:
// whoever hides a recogniser renames its model. Two things that are told apart agree, or it stays
// open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guard/recognition/classification.hpp"
#include "guard/scan/flow.hpp"

namespace guard::scan {

struct Likely {
  facts::WordSet capability;
  std::string evidence;
};

// `found` has one classification for each element of the graph. Nothing when it stays open.
[[nodiscard]] std::optional<Likely> likely(const Flow& flow,
                                           const std::vector<recognition::Classification>& found,
                                           int element);

}  // namespace guard::scan
