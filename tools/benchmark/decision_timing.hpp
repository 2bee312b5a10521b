// SPDX-License-Identifier: LGPL-2.1-or-later
// Measuring decisions: their time, on one core, and what they allocate.
#pragma once

#include <map>
#include <string>

#include "tools/benchmark/decision_cases.hpp"

namespace tools::benchmark {

struct DecisionCosts {
  std::map<std::string, double, std::less<>> evaluate;  // nanoseconds of CPU time, by case
  std::map<std::string, double, std::less<>> decide;    // the same with reasons
  double compile = 0;                                   // nanoseconds, to make a Decider
  std::size_t batch = 0;                                // random situations decided in one go
  double batch_per_second = 0;
  std::size_t counted = 0;      // evaluations whose allocations were counted
  std::size_t allocations = 0;  // and their number
};

// Medians over repetitions (Google Benchmark). Of the batch, half is known in part. `quick`: fewer
// and shorter repetitions, a smaller batch. Once in a process.
[[nodiscard]] DecisionCosts measure_decisions(const Everything& everything, bool quick);

// Decisions per second about these situations, again and again for so long, after one round to warm
// up.
[[nodiscard]] double decisions_per_second(const Everything& everything,
                                          const std::vector<guard::facts::Situation>& situations,
                                          double seconds);

}  // namespace tools::benchmark
