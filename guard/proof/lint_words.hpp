// SPDX-License-Identifier: LGPL-2.1-or-later
// What is likely wrong with words that no machine understands: citations, sources, texts, lists of
// names, the names of cities.
#pragma once

#include <vector>

#include "guard/proof/finding.hpp"
#include "guard/proof/pack_file.hpp"

namespace guard::proof {

// Citations and sources too short to be any, texts that are no sentence, a clause that a profile
// names twice.
void lint_words(const PackFile& file, std::vector<Finding>& findings);

// A city that is one slip of the pen away from another city of the same place.
void lint_cities(const std::vector<PackFile>& files, std::vector<Finding>& findings);

}  // namespace guard::proof
