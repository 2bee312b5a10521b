// SPDX-License-Identifier: LGPL-2.1-or-later
// What deciding costs, as a table or as JSON.
#pragma once

#include <optional>
#include <ostream>

#include "tools/benchmark/decision_cedar.hpp"
#include "tools/benchmark/decision_timing.hpp"

namespace tools::benchmark {

struct DecisionReport {
  std::size_t versions = 0;
  std::size_t clauses = 0;
  std::vector<DecisionCase> cases;
  DecisionCosts costs;
  std::optional<CedarCosts> cedar;
  double beside_cedar_per_second = 0;  // our decisions about Cedar's situations

  // The slowest case that isn't about reasons, in nanoseconds.
  [[nodiscard]] double slowest() const;
  // How many times as fast as the fastest Cedar that decides the same; 0 without Cedar.
  [[nodiscard]] double times_cedar() const;
};

void report_decisions_text(const DecisionReport& report, std::ostream& out);
void report_decisions_json(const DecisionReport& report, std::ostream& out);

}  // namespace tools::benchmark
