// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/table.hpp"

#include <limits>

namespace tools::benchmark {
namespace {

// Not a number, which keeps no limit, when there is no such row.
double adds(const std::vector<Added>& all, std::string_view what) {
  for (const Added& added : all)
    if (added.difference->what == what) return added.adds;
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

guard::Expected<std::vector<Added>> added(const Costs& costs, Load load) {
  std::vector<Added> all;
  for (const Difference& difference : differences()) {
    const auto with = costs.find(name_of({find_case(difference.with), load}));
    const auto without = costs.find(name_of({find_case(difference.without), load}));
    if (with == costs.end() || without == costs.end())
      return guard::fail("the cost of " + std::string(difference.what) + " for a " +
                             std::string(word(load)) + " was not measured",
                         "measure every case that --list names");
    all.push_back({&difference, with->second - without->second, 0, 0, 0});
  }
  const double floor = adds(all, "floor");
  const double valve = adds(all, "valve");
  const double identity = adds(all, "identity");
  for (Added& one : all) {
    one.of_floor = one.adds / floor;
    one.of_valve = one.adds / valve;
    one.of_identity = one.adds / identity;
  }
  return all;
}

std::vector<Comparison> compared(const std::vector<Added>& all) {
  std::vector<Comparison> comparisons;
  for (const Limit& limit : limits())
    comparisons.push_back({&limit, adds(all, limit.what) / adds(all, limit.of)});
  return comparisons;
}

}  // namespace tools::benchmark
