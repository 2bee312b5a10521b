// SPDX-License-Identifier: LGPL-2.1-or-later
// An explanation for a program: all of it, as one JSON object. docs/explain.md lists the fields,
// which are a stable interface; sentences in them are for people and may change.
#pragma once

#include <string>

#include "guard/explanation/explain.hpp"

namespace guard::explanation {

// One line, ended.
[[nodiscard]] std::string json_page(const Explanation& explanation);

}  // namespace guard::explanation
