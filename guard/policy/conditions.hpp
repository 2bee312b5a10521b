// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading one line of a pack's condition: a fact, and what the wording covers of it.
#pragma once

#include "guard/document/fields.hpp"
#include "guard/policy/clause.hpp"
#include "guard/policy/groups.hpp"

namespace guard::policy {

// `entry` is FACT = { yes = …, open = …, question = … }; parties and places may be named as groups.
[[nodiscard]] Test test_of(const document::Entry& entry, const Groups& groups,
                           document::Refusal& refusal);

}  // namespace guard::policy
