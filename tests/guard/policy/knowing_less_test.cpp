// SPDX-License-Identifier: LGPL-2.1-or-later
// The law "knowing less never permits more", tried on every situation the shipped clauses can tell
// apart: forgetting one fact can't open what was blocked. (Forgetting several is forgetting them
// one by one.)
#include <gtest/gtest.h>

#include "tests/guard/policy/quotient.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::policy {
namespace {

// The number of situations tried.
std::size_t try_all(const BoundVersion& version) {
  const auto settings = quotient(version.clauses);
  std::size_t count = 1;
  for (const auto& of_fact : settings) count *= of_fact.size();

  // The first fact turns fastest; setting 0 of a fact is "unknown".
  const facts::Days days = facts::Days::only(version.pack->in_force_from);
  const Situation unknown;
  Situation situation;
  std::vector<Outcome> outcomes(count);
  for (std::size_t i = 0; i < count; ++i) {
    situation = unknown;
    std::size_t rest = i;
    for (const auto& of_fact : settings) {
      of_fact[rest % of_fact.size()](situation);
      rest /= of_fact.size();
    }
    outcomes[i] = decide({&version, 1}, situation.context, situation.stage, days).outcome;
  }

  for (std::size_t i = 0; i < count; ++i) {
    std::size_t stride = 1;
    for (const auto& of_fact : settings) {
      const std::size_t forgotten = i - (i / stride % of_fact.size()) * stride;
      if (blocks(outcomes[i]) && !blocks(outcomes[forgotten])) {
        ADD_FAILURE() << version.binding.name() << " " << version.pack->version << ": situation "
                      << i << " is blocked, and permitted once a fact is forgotten";
        return count;
      }
      stride *= of_fact.size();
    }
  }
  return count;
}

TEST(KnowingLess, ForgettingAFactCannotPermit) {
  std::size_t tried = 0;
  for (const auto& pack : shipped().packs())
    for (const auto& [profile, clauses] : pack->profiles) {
      const auto versions = shipped().bind({pack->id, profile});
      ASSERT_TRUE(versions);
      for (const BoundVersion& version : *versions)
        if (version.pack == pack.get()) tried += try_all(version);
    }
  RecordProperty("situations", static_cast<int>(tried));
  EXPECT_GT(tried, 10'000u);
}

}  // namespace
}  // namespace guard::policy
