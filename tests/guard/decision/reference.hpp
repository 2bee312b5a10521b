// SPDX-License-Identifier: LGPL-2.1-or-later
// The meaning of a clause, as plainly as it can be written: for a situation in which everything is
// known. No sets, no masks, no short cuts; slow, and so small that it can be checked by reading.
#pragma once

#include "guard/policy/clause.hpp"

namespace guard::decision::reference {

// What the wording says of `situation`, each fact of which must have exactly one value. (Of what is
// held together each member must.) "yes": the clause forbids.
[[nodiscard]] policy::Answer answer(const policy::Clause& clause,
                                    const facts::Situation& situation);

}  // namespace guard::decision::reference
