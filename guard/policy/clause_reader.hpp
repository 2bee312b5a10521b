// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading the clauses of a pack.
#pragma once

#include <vector>

#include "guard/document/fields.hpp"
#include "guard/policy/clause.hpp"
#include "guard/policy/groups.hpp"

namespace guard::policy {

// The tables of [[clause]]. Refuses a second clause of an id, and whatever is not understood.
[[nodiscard]] std::vector<Clause> clauses_of(const document::Value& value, const Groups& groups,
                                             document::Refusal& refusal);

}  // namespace guard::policy
