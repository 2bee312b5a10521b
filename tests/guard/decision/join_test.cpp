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

}  // namespace
}  // namespace guard::decision
