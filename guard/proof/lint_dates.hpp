// SPDX-License-Identifier: LGPL-2.1-or-later
// What is wrong with the days on which the versions of a policy are in force.
#pragma once

#include <vector>

#include "guard/proof/finding.hpp"
#include "guard/proof/pack_file.hpp"

namespace guard::proof {

// Appends what there is to say of the files that are checked: versions of one pack that overlap or
// leave days out, a replaced-by that names nothing or something else, a status that the days
// belie. The others are only held against them.
void lint_dates(const std::vector<PackFile>& files, facts::Day today,
                std::vector<Finding>& findings);

}  // namespace guard::proof
