// SPDX-License-Identifier: LGPL-2.1-or-later
// The situations that clauses can tell apart, or those of them in which some facts have certain
// values.
#pragma once

#include <optional>
#include <vector>

#include "guard/proof/grid.hpp"

namespace guard::proof {

// More ways than this in which parties or titles can be held together are not told apart.
inline constexpr std::size_t max_held_classes = 1 << 13;

// A dimension for each fact that the clauses or `where` ask about, and every combination of parties
// and titles that answers otherwise than others. `where` has at most one test of a fact; what it
// covers for certain counts, of acting_for and authority: at least one is held, and all that are
// held are covered. Nothing when there would be more than max_held_classes.
[[nodiscard]] std::optional<Grid> space_of(const std::vector<const policy::Clause*>& clauses,
                                           const std::vector<policy::Test>& where);

}  // namespace guard::proof
