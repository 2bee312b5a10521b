// SPDX-License-Identifier: LGPL-2.1-or-later
// Cedar, asked what we are asked: decision_cedar.mjs does it in a process of its own.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "tools/benchmark/decision_cases.hpp"

namespace tools::benchmark {

// {"policies": TEXT, "contexts": […], "blocks": [BOOL…]}: the bound clauses as Cedar policies, the
// situations, in which everything is known, and whether we block in them.
[[nodiscard]] guard::Expected<void> write_requests(
    const Everything& everything, const std::vector<guard::facts::Situation>& situations,
    std::ostream& out);

// What Cedar was measured to do with one choice of the policies.
struct CedarCost {
  std::string what;
  std::size_t policies;
  double per_second;
  bool same_decisions;  // whether it has to decide as we do; else it shows what a call costs
};

struct CedarCosts {
  std::string version;
  std::size_t contexts = 0;
  std::vector<CedarCost> costs;
};

// Reads what decision_cedar.mjs wrote.
[[nodiscard]] guard::Expected<CedarCosts> read_cedar(const std::filesystem::path& file);

}  // namespace tools::benchmark
