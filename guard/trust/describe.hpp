// SPDX-License-Identifier: LGPL-2.1-or-later
// A context in plain words, for people who check what a descriptor states.
#pragma once

#include <string>
#include <vector>

#include "guard/facts/context.hpp"

namespace guard::trust {

struct StatedFact {
  facts::Fact fact;
  std::string words;  // "local-police of US", "fixed or kiosk, stationary", "unknown"
};

// One statement for each fact of a context, in the order of a descriptor's fields.
[[nodiscard]] std::vector<StatedFact> describe(const facts::Context& context);

}  // namespace guard::trust
