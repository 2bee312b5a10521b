// SPDX-License-Identifier: LGPL-2.1-or-later
// What is wrong with a clause by itself: it can't apply, or parts of it have no effect. Settled by
// trying every situation that the clause can tell apart.
#pragma once

#include <vector>

#include "guard/proof/finding.hpp"
#include "guard/proof/pack_file.hpp"

namespace guard::proof {

// Appends what there is to say of the clause. False when it can never apply, so that there is
// nothing more to ask about it.
bool lint_clause(const PackFile& file, const policy::Clause& clause,
                 std::vector<Finding>& findings);

// Appends what the clauses of a version do to each other: one covers another, or doesn't though it
// is said to. `live` holds those that can apply.
void lint_clause_pairs(const PackFile& file, const std::vector<const policy::Clause*>& live,
                       std::vector<Finding>& findings);

}  // namespace guard::proof
