// SPDX-License-Identifier: LGPL-2.1-or-later
// A grid says what the evaluator says, and its bounds hold.
#include <gtest/gtest.h>

#include <random>

#include "guard/decision/judge.hpp"
#include "guard/proof/situation_words.hpp"
#include "guard/proof/space.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::proof {
namespace {

using policy::Answer;
using policy::Clause;

std::vector<const Clause*> shipped_clauses() {
  std::vector<const Clause*> clauses;
  for (const auto& pack : policy::shipped().packs())
    for (const Clause& clause : pack->clauses) clauses.push_back(&clause);
  return clauses;
}

Grid::Position random_position(const Domain& domain, std::mt19937& random, bool is_known) {
  Grid::Position position;
  for (const Dimension& dimension : domain) {
    const std::size_t count = dimension.classes.size();
    const std::size_t one = random() % (is_known ? count : count + 1);
    position.push_back(one == count ? Grid::any : one);
  }
  return position;
}

decision::Outcome outcome(Answer effect) {
  return static_cast<decision::Outcome>(effect);
}

TEST(AGrid, CannotSayOtherwiseThanTheJudgeOfAKnownSituation) {
  std::mt19937 random(1);
  for (const Clause* clause : shipped_clauses()) {
    const auto grid = space_of({clause}, {});
    ASSERT_TRUE(grid) << clause->id;
    for (int i = 0; i < 200; ++i) {
      const auto position = random_position(grid->domain(), random, true);
      const Bounds effect = grid->effect(grid->rules().front(), position);
      ASSERT_EQ(effect.low, effect.high);
      const facts::Situation situation = example(*grid, position);
      EXPECT_EQ(outcome(effect.low),
                decision::judge(*clause, situation.context, situation.stage).outcome)
          << clause->id << ": " << text_of(*grid, position);
    }
  }
}

TEST(AGrid, CannotBoundAPartSoThatASituationOfItIsLeftOut) {
  std::mt19937 random(2);
  for (const Clause* clause : shipped_clauses()) {
    const auto grid = space_of({clause}, {});
    for (int i = 0; i < 200; ++i) {
      const auto part = random_position(grid->domain(), random, false);
      auto within = random_position(grid->domain(), random, true);
      for (std::size_t k = 0; k < part.size(); ++k)
        if (part[k] != Grid::any) within[k] = part[k];
      const Bounds bounds = grid->effect(grid->rules().front(), part);
      const Answer effect = grid->effect(grid->rules().front(), within).low;
      EXPECT_LE(bounds.low, effect) << clause->id << ": " << text_of(*grid, within);
      EXPECT_GE(bounds.high, effect) << clause->id << ": " << text_of(*grid, within);
    }
  }
}

TEST(AGrid, CannotTellFewerCombinationsOfTitlesApartThanAreAsked) {
  const Clause clause = policy::clause_with(R"([[clause.when]]
authority = { yes = "warrant" }
[[clause.when]]
authority = { yes = "exigent" }
[[clause.when]]
authority = { yes = "terrorism-finding" }
)");
  const auto grid = space_of({&clause}, {});
  ASSERT_TRUE(grid);
  // Each subset of the three, none and any other title being the same.
  EXPECT_EQ(grid->domain().front().classes.size(), 8U);
  Walk walk(*grid, {&grid->rules().front()});
  const auto look = [&] {
    return walk.is_known() && walk.effect(grid->rules().front()).low == Answer::yes ? Step::stop
                                                                                    : Step::split;
  };
  EXPECT_EQ(walk.run(look, 100), End::stopped);
}

TEST(AGrid, CannotGoOnForEver) {
  const Clause clause = policy::clause_with(R"([[clause.when]]
timing = { yes = "recorded" }
)");
  const auto grid = space_of({&clause}, {});
  Walk walk(*grid, {&grid->rules().front()});
  EXPECT_EQ(walk.run([] { return Step::split; }, 2), End::too_long);
  EXPECT_EQ(walk.run([] { return Step::split; }, 3), End::exhausted);
}

}  // namespace
}  // namespace guard::proof
