// SPDX-License-Identifier: LGPL-2.1-or-later
// What is wrong with a list of policies that a document binds: a bundle, an invariant.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "guard/document/document.hpp"
#include "guard/proof/finding.hpp"
#include "guard/proof/pack_file.hpp"

namespace guard::proof {

// The profiles of each policy at hand, of all its versions.
using Known = std::map<std::string, std::set<std::string>, std::less<>>;
[[nodiscard]] Known known_policies(const std::vector<PackFile>& files);

// Appends what there is to say of a list of names, each POLICY, POLICY/PROFILE or one of `bundles`:
// one that is not at hand, one that stands there twice.
void lint_policies(const document::Value& list, const std::string& file, const Known& known,
                   const std::set<std::string, std::less<>>& bundles,
                   std::vector<Finding>& findings);

}  // namespace guard::proof
