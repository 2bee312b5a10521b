// SPDX-License-Identifier: LGPL-2.1-or-later
// An explanation as a page for a terminal.
#pragma once

#include <string>

#include "guard/explanation/explain.hpp"

namespace guard::explanation {

// Of one counterfactual no more ways than this are printed; the JSON and the HTML page have all.
inline constexpr std::size_t max_printed_ways = 6;

// UTF-8, lines of at most 100 characters where the words allow it, each ended.
[[nodiscard]] std::string text_page(const Explanation& explanation);

}  // namespace guard::explanation
