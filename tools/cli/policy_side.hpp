// SPDX-License-Identifier: LGPL-2.1-or-later
// What `faceguard policy diff` compares: the clauses that a name or a file stands for.
#pragma once

#include <memory>
#include <string>

#include "guard/policy/library.hpp"
#include "guard/proof/difference.hpp"

namespace tools::cli {

struct PolicySide {
  std::string title;  // what was compared, for the reader
  guard::proof::Side clauses;
  // Keeps what the clauses point to; they may point into the library, too.
  std::unique_ptr<guard::policy::Pack> pack;
};

// `name` is a file of a pack; or POLICY@VERSION, POLICY/PROFILE@VERSION; or a policy or bundle with
// @DATE, for what of it is in force on that day. The library must outlive the side.
[[nodiscard]] guard::Expected<PolicySide> side_of(const std::string& name,
                                                  const guard::policy::Library& library,
                                                  const guard::policy::Groups& groups);

}  // namespace tools::cli
