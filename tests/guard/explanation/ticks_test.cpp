// SPDX-License-Identifier: LGPL-2.1-or-later
// Ticks: each part of a clause by itself, and none that disagrees with the decision.
#include "guard/explanation/ticks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "guard/decision/judge.hpp"
#include "tests/guard/decision/random_situations.hpp"
#include "tests/guard/explanation/support.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::explanation {
namespace {

using decision::Outcome;
using policy::Answer;

// Each answer that `narrow` may give, `wide` may give.
bool allows(const Tick& wide, const Tick& narrow) {
  return (wide.no || !narrow.no) && (wide.open || !narrow.open) && (wide.yes || !narrow.yes);
}

TEST(Ticks, TheClausesOwnTickCannotDisagreeWithItsJudgement) {
  EXPECT_TRUE(rc::check([] {
    const policy::Clause clause = decision::random_clause();
    const auto situation = decision::random_situation();
    const ClauseTicks ticks = ticks_of(clause, situation);
    const Outcome outcome = decision::judge(clause, situation.context, situation.stage).outcome;
    if (!ticks.exact) return;
    RC_ASSERT(ticks.forbids.certainly(Answer::yes) == (outcome == Outcome::prohibit));
    RC_ASSERT(ticks.forbids.certainly(Answer::no) == (outcome == Outcome::permit));
  }));
}

TEST(Ticks, KnowingMoreCannotUndoACertainTick) {
  EXPECT_TRUE(rc::check([] {
    const policy::Clause clause = decision::random_clause();
    const auto narrow = decision::random_situation();
    const ClauseTicks before = ticks_of(clause, decision::widened(narrow));
    const ClauseTicks after = ticks_of(clause, narrow);
    if (!before.exact || !after.exact) return;
    for (std::size_t i = 0; i < before.blocks.size(); ++i) {
      RC_ASSERT(allows(before.blocks[i].tick, after.blocks[i].tick));
      for (std::size_t t = 0; t < before.blocks[i].tests.size(); ++t)
        RC_ASSERT(allows(before.blocks[i].tests[t].tick, after.blocks[i].tests[t].tick));
    }
    for (std::size_t i = 0; i < before.exceptions.size(); ++i)
      RC_ASSERT(allows(before.exceptions[i].tick, after.exceptions[i].tick));
    RC_ASSERT(allows(before.met, after.met));
    RC_ASSERT(allows(before.lifted, after.lifted));
  }));
}

// No possible answer at all would be a blank that says nothing.
TEST(Ticks, APartCannotBeLeftBlank) {
  EXPECT_TRUE(rc::check([] {
    const policy::Clause clause = decision::random_clause();
    const ClauseTicks ticks = ticks_of(clause, decision::random_situation());
    const auto says = [](const Tick& tick) { return tick.no || tick.open || tick.yes; };
    RC_ASSERT(ticks.blocks.size() == clause.when.size());
    RC_ASSERT(ticks.exceptions.size() == clause.unless.size());
    for (const BlockTicks& block : ticks.blocks) {
      RC_ASSERT(says(block.tick));
      for (const TestTick& test : block.tests) RC_ASSERT(says(test.tick));
    }
    for (const ExceptionTicks& one : ticks.exceptions) RC_ASSERT(says(one.tick));
    RC_ASSERT(says(ticks.met) && says(ticks.lifted) && says(ticks.forbids));
  }));
}

// Two tests of one fact hang together: a camera that is either mobile or not is one of them.
TEST(Ticks, TestsOfOneFactCannotBothFail) {
  const policy::Clause clause = policy::clause_with(R"([[clause.when]]
timing = { yes = "real-time" }
[[clause.when]]
timing = { yes = ["near-real-time", "recorded"] }
)");
  const ClauseTicks ticks = ticks_of(clause, {});
  EXPECT_EQ(mark(ticks.blocks[0].tick), "?");
  EXPECT_EQ(words(ticks.blocks[1].tick), "yes or no");
  EXPECT_TRUE(ticks.met.certainly(Answer::no));
}

TEST(Ticks, AMarkCannotStandForTwoAnswers) {
  const auto tick = [](bool no, bool open, bool yes) { return Tick{no, open, yes}; };
  EXPECT_EQ(mark(tick(false, false, true)), "✓");
  EXPECT_EQ(mark(tick(true, false, false)), "✗");
  EXPECT_EQ(mark(tick(false, true, false)), "~");
  EXPECT_EQ(mark(tick(true, true, false)), "?");
  EXPECT_EQ(words(tick(true, true, true)), "yes, no or open");
  EXPECT_EQ(words(tick(false, true, true)), "yes or open");
}

}  // namespace
}  // namespace guard::explanation
