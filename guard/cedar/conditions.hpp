// SPDX-License-Identifier: LGPL-2.1-or-later
// One test of a clause as Cedar expressions over the context that request.hpp describes.
#pragma once

#include <string>
#include <vector>

#include "guard/policy/clause.hpp"

namespace guard::cedar {

// Expressions of which one is true exactly when everything is known and the test answers `least` or
// more, which is open or yes. None: it never does. None of them holds an "||".
[[nodiscard]] std::vector<std::string> condition(const policy::Test& test, policy::Answer least);

}  // namespace guard::cedar
