// SPDX-License-Identifier: LGPL-2.1-or-later
// An explanation as a page for a browser and for paper: one file that needs nothing else, no
// script, no picture, no network.
#pragma once

#include <string>
#include <string_view>

#include "guard/explanation/explain.hpp"

namespace guard::explanation {

// UTF-8.
[[nodiscard]] std::string html_page(const Explanation& explanation);

// Text that can't become markup, in an element as in a quoted attribute.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace guard::explanation
