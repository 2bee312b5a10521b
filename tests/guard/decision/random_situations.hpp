// SPDX-License-Identifier: LGPL-2.1-or-later
// Situations and clauses at random, for laws that hold for all of them. Sets are kept small, so
// that random values meet random covers often.
#pragma once

#include <rapidcheck.h>

#include "guard/facts/date.hpp"
#include "guard/policy/clause.hpp"

namespace guard::decision {

using facts::Situation;
using policy::Clause;

[[nodiscard]] Situation random_situation();

// A situation that allows all that `narrow` allows, and perhaps more.
[[nodiscard]] Situation widened(const Situation& narrow);

// A clause on every fact, with covers, open questions and exceptions anywhere.
[[nodiscard]] Clause random_clause();

}  // namespace guard::decision
