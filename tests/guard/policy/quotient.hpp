// SPDX-License-Identifier: LGPL-2.1-or-later
// All situations that a list of clauses can tell apart: for each fact one value per pattern of
// answers, and "unknown". A law that holds on these holds on every fully known or unknown fact.
#pragma once

#include <functional>
#include <vector>

#include "guard/policy/clause.hpp"

namespace guard::policy {

struct Situation {
  facts::Context context;
  facts::StageFacts stage;
};

// Sets one fact of a situation to one value.
using Setting = std::function<void(Situation&)>;

// For each fact that `clauses` ask about, its settings; the first leaves the fact unknown.
[[nodiscard]] std::vector<std::vector<Setting>> quotient(const std::vector<const Clause*>& clauses);

}  // namespace guard::policy
