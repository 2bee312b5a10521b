// SPDX-License-Identifier: LGPL-2.1-or-later
// The law "knowing less never permits more", tried on whole policies: in every situation that a
// version of a policy can tell apart, forgetting one fact can't open what was blocked. (Forgetting
// several is forgetting them one by one.) Policies with too many situations are tried clause by
// clause elsewhere.
#include <gtest/gtest.h>

#include "guard/decision/decide.hpp"
#include "guard/proof/domain.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::decision {

using namespace policy;
namespace {

constexpr std::size_t most_situations = 300'000;

// The number of situations tried; 0 when there are too many.
std::size_t try_all(const BoundVersion& version) {
  std::vector<const Clause*> clauses;
  for (const auto& clause : version.clauses) clauses.push_back(clause.get());
  const proof::Domain domain = proof::domain_of(clauses);
  std::size_t count = 1;  // one more for each fact: unknown
  for (const proof::Dimension& dimension : domain) count *= dimension.classes.size() + 1;
  if (count > most_situations) return 0;

  // The first fact turns fastest; choice 0 of a fact is "unknown".
  const Evaluator evaluator({&version, 1});
  Workspace workspace = evaluator.workspace();
  const facts::Days days = facts::Days::only(version.pack->in_force_from);
  std::vector<Outcome> outcomes(count);
  facts::Situation situation;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t rest = i;
    for (const proof::Dimension& dimension : domain) {
      const std::size_t choice = rest % (dimension.classes.size() + 1);
      rest /= dimension.classes.size() + 1;
      if (choice == 0)
        proof::forget(situation, dimension.fact);
      else
        proof::assign(situation, dimension.fact, dimension.classes[choice - 1].values);
    }
    outcomes[i] = evaluator.evaluate(situation, days, workspace);
  }

  for (std::size_t i = 0; i < count; ++i) {
    std::size_t stride = 1;
    for (const proof::Dimension& dimension : domain) {
      const std::size_t choices = dimension.classes.size() + 1;
      const std::size_t forgotten = i - (i / stride % choices) * stride;
      if (blocks(outcomes[i]) && !blocks(outcomes[forgotten])) {
        ADD_FAILURE() << version.binding.name() << " " << version.pack->version << ": situation "
                      << i << " is blocked, and permitted once a fact is forgotten";
        return count;
      }
      stride *= choices;
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
}  // namespace guard::decision
