// SPDX-License-Identifier: LGPL-2.1-or-later
// The packs as pages to read: Markdown, made from the packs alone, so that it can't say otherwise.
#pragma once

#include <string>
#include <vector>

#include "guard/policy/library.hpp"

namespace guard::explanation {

struct Page {
  std::string name;  // "us-wa-rcw-43.386.md"
  std::string text;
};

// A page for each policy, newest version first, and an index "README.md" with all policies and
// bundles. The order is that of the names.
[[nodiscard]] std::vector<Page> reference(const policy::Library& library);

}  // namespace guard::explanation
