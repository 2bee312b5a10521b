// SPDX-License-Identifier: LGPL-2.1-or-later
// From what each chain costs to what each element adds, and how that compares.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"
#include "tools/benchmark/cases.hpp"

namespace tools::benchmark {

// Cost of one push through each chain, by name_of(); in instructions or in nanoseconds.
using Costs = std::map<std::string, double>;

// What one thing adds to the way of a buffer or a list, and that as a multiple of what others add.
struct Added {
  const Difference* difference;
  double adds;
  double of_floor;
  double of_valve;
  double of_identity;
};
// One for each of differences(). Error: a chain was not measured.
[[nodiscard]] guard::Expected<std::vector<Added>> added(const Costs& costs, Load load);

// How a limit was kept.
struct Comparison {
  const Limit* limit;
  double is;
  [[nodiscard]] bool kept() const { return is <= limit->at_most; }
};
[[nodiscard]] std::vector<Comparison> compared(const std::vector<Added>& all);

}  // namespace tools::benchmark
