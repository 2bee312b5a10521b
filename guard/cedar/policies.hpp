// SPDX-License-Identifier: LGPL-2.1-or-later
// Bound clauses as the text of Cedar policies (https://www.cedarpolicy.com), for engines and people
// that know nothing of this project. Made from the clauses alone, so that it can be held against
// what the evaluator makes of them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "guard/policy/library.hpp"

namespace guard::cedar {

// What the ids of a clause's two policies end in.
inline constexpr std::string_view met = " met";
inline constexpr std::string_view possible = " possible";

// "POLICY VERSION CLAUSE", with the profile where it isn't the full one.
[[nodiscard]] std::string name_of(const policy::BoundVersion& version,
                                  const policy::Clause& clause);

// A policy that permits everything and two that forbid for each clause, to be asked when everything
// is known: NAME met, when the clause forbids for certain, and NAME possible, when that hangs at
// most on what its wording leaves open. So of a request that Cedar denies, the reasons tell each
// clause's answer: met is prohibit, possible without met undetermined, neither permit. Clauses of
// versions that are not in force on the request's day are neither.
[[nodiscard]] std::string policies(std::span<const policy::BoundVersion> bound);

}  // namespace guard::cedar
