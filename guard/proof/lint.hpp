// SPDX-License-Identifier: LGPL-2.1-or-later
// Lint: all that is wrong, or most likely so, with packs, bundles, groups and invariants.
#pragma once

#include <string>
#include <vector>

#include "guard/facts/date.hpp"
#include "guard/policy/groups.hpp"
#include "guard/proof/finding.hpp"

namespace guard::proof {

struct Source {
  std::string file;
  std::string text;
  // False for one that is only at hand: another version, a policy that a bundle names. One that
  // can't be read, or is a checked version in another copy, doesn't count.
  bool is_checked = true;
};

struct LintReport {
  std::vector<Finding> findings;  // in the order of the sources, their lines and columns
  std::size_t documents = 0;      // how many were checked
};

// Reads and checks. Documents of other kinds (catalogues, fleet configs) are passed over. `today`
// is what a pack's status is held against.
[[nodiscard]] LintReport lint(const std::vector<Source>& sources, const policy::Groups& groups,
                              facts::Day today);

}  // namespace guard::proof
