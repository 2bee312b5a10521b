// SPDX-License-Identifier: LGPL-2.1-or-later
// What is wrong with a single condition: values said twice, or both certain and open.
#pragma once

#include <vector>

#include "guard/policy/groups.hpp"
#include "guard/proof/finding.hpp"
#include "guard/proof/pack_file.hpp"

namespace guard::proof {

// Appends what there is to say of the conditions of the pack's clauses, as they are written.
void lint_covers(const PackFile& file, const policy::Groups& groups,
                 std::vector<Finding>& findings);

}  // namespace guard::proof
