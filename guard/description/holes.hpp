// SPDX-License-Identifier: LGPL-2.1-or-later
// Placeholders that somebody or something fills in before a description is run.
#pragma once

#include <cstddef>
#include <string_view>

namespace guard::description {

// Past the placeholder that begins at `at`: $NAME, ${…}, $(…), <…> or {…} on one line; `at` when
// none does.
[[nodiscard]] std::size_t past_hole(std::string_view text, std::size_t at);

// The first placeholder in a value or in caps; empty when there is none. Lists look alike, so of
// <…> only <UPPER-CASE> counts, and of {…} only {} and {lower_case}.
[[nodiscard]] std::string_view hole_in(std::string_view text);

}  // namespace guard::description
