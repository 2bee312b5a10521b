// SPDX-License-Identifier: LGPL-2.1-or-later
// Two descriptors of which nobody says which one holds.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "guard/decision/judge.hpp"
#include "guard/facts/join.hpp"
#include "tests/guard/decision/random_situations.hpp"

namespace guard::decision {
namespace {

RC_GTEST_PROP(Join, CannotPermitWhatOneOfTheTwoBlocks, ()) {
  const Clause clause = random_clause();
  const Situation one = random_situation();
  const Situation other = random_situation();
  const facts::Context both = facts::join(one.context, other.context);
  if (judge(clause, both, one.stage).outcome != Outcome::permit) return;
  RC_ASSERT(judge(clause, one.context, one.stage).outcome == Outcome::permit);
  RC_ASSERT(judge(clause, other.context, one.stage).outcome == Outcome::permit);
}

RC_GTEST_PROP(Join, CannotChangeAnythingByJoiningAContextWithItself, ()) {
  const Clause clause = random_clause();
  const Situation one = random_situation();
  RC_ASSERT(judge(clause, facts::join(one.context, one.context), one.stage).outcome ==
            judge(clause, one.context, one.stage).outcome);
}

// A fact without any value is one that nobody knows, so what the other descriptor says of it cannot
// make it known.
TEST(Join, CannotTakeWhatOneKnowsForWhatBothKnow) {
  facts::Context knows_nothing;
  knows_nothing.operators = {};
  knows_nothing.acting_for = {{facts::PartySet{}}, false};
  knows_nothing.camera = {};
  knows_nothing.environment = {};
  knows_nothing.timing = {};
  knows_nothing.authority = {{facts::WordSet{}}, false};
  knows_nothing.vendor_approval = {};
  facts::Context knows_all;
  knows_all.operators = facts::PartySet{}.set(0);
  knows_all.acting_for = {{facts::PartySet{}.set(0)}, false};
  knows_all.location = {facts::Place{"US"}};
  knows_all.camera = facts::CameraSet{}.set(0);
  knows_all.environment = facts::WordSet{}.set(0);
  knows_all.timing = facts::WordSet{}.set(0);
  knows_all.authority = {{facts::WordSet{}.set(0)}, false};
  knows_all.vendor_approval = facts::WordSet{}.set(0);

  for (const facts::Context& both :
       {facts::join(knows_nothing, knows_all), facts::join(knows_all, knows_nothing)}) {
    EXPECT_TRUE(both.operators.none());
    ASSERT_EQ(both.acting_for.members.size(), 1U);
    EXPECT_TRUE(both.acting_for.members.front().none());
    EXPECT_TRUE(both.location.empty());
    EXPECT_TRUE(both.camera.none());
    EXPECT_TRUE(both.environment.none());
    EXPECT_TRUE(both.timing.none());
    ASSERT_EQ(both.authority.members.size(), 1U);
    EXPECT_TRUE(both.authority.members.front().none());
    EXPECT_TRUE(both.vendor_approval.none());
  }
}

}  // namespace
}  // namespace guard::decision
