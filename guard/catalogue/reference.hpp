// SPDX-License-Identifier: LGPL-2.1-or-later
// The catalogue as a page to read.
#pragma once

#include <string>

#include "guard/catalogue/catalogue.hpp"

namespace guard::catalogue {

// A page in Markdown: each file's elements with what they do, what decides it, and the source; then
// the patterns.
[[nodiscard]] std::string reference(const Catalogue& catalogue);

}  // namespace guard::catalogue
