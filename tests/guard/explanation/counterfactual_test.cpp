// SPDX-License-Identifier: LGPL-2.1-or-later
// Counterfactuals of the shipped policies.
#include "guard/explanation/counterfactual.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/guard/explanation/support.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::explanation {
namespace {

using decision::Outcome;
using facts::Fact;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

facts::Days on(std::string_view day) {
  return facts::Days::only(policy::day(day));
}

// The words of the changes that the only way of this set asks for; empty when there is no such set.
std::vector<std::string> only_way(const Counterfactuals& found, Outcome outcome,
                                  const std::vector<Fact>& facts) {
  std::vector<std::string> words;
  for (const Counterfactual& one : found.sets)
    if (one.outcome == outcome && one.facts == facts && one.ways.size() == 1)
      for (const Change& change : one.ways.front()) words.push_back(change.words);
  return words;
}

TEST(Counterfactual, ATitleThatLiftsOneClauseOfThreeCannotPass) {
  // Utah asks for a warrant, a posted policy and, of photographs taken of people, a request.
  const auto found = counterfactuals(decider_of({"us-ut-77-23d-106"}),
                                     situation_with({{"capability", "face-identification"},
                                                     {"operator", "local-police"},
                                                     {"operator_country", "US"},
                                                     {"acting_for", "self"},
                                                     {"location", "US-UT"},
                                                     {"environment", "uncontrolled-public"},
                                                     {"timing", "recorded"},
                                                     {"gallery", "dmv-photos"},
                                                     {"authority", "none"}}),
                                     on("2026-05-01"));
  EXPECT_TRUE(found.complete);
  const auto titles = only_way(found, Outcome::permit, {Fact::authority});
  ASSERT_EQ(titles.size(), 1u);
  EXPECT_THAT(titles.front(), HasSubstr("(exigent or subject-consent) and written-request"));
  EXPECT_THAT(titles.front(), AnyOf(HasSubstr("warrant and posted-policy and written-request"),
                                    HasSubstr("warrant and written-request and posted-policy")));
}

TEST(Counterfactual, ATitleCannotLiftTheClauseAboutPoliceDepartments) {
  const auto found = counterfactuals(decider_of({"ms-azure-openai/police-clauses"}),
                                     situation_with({{"capability", "face-identification"},
                                                     {"operator", "sheriff"},
                                                     {"operator_country", "US"},
                                                     {"acting_for", "self"},
                                                     {"timing", "recorded"},
                                                     {"authority", "warrant"}}),
                                     on("2024-05-03"));
  EXPECT_THAT(found.sets.front().facts, ElementsAre(Fact::capability));
  for (const Counterfactual& one : found.sets)
    for (const Fact fact : one.facts) {
      EXPECT_NE(fact, Fact::authority);
      EXPECT_NE(fact, Fact::vendor_approval);
    }
}

TEST(Counterfactual, APermitIsToldFirstWhatWouldForbidIt) {
  const auto found =
      counterfactuals(decider_of({"ms-azure-openai"}),
                      situation_with({{"capability", "face-redaction"}}), on("2026-05-01"));
  ASSERT_FALSE(found.sets.empty());
  EXPECT_EQ(found.sets.front().outcome, Outcome::prohibit);
  EXPECT_THAT(only_way(found, Outcome::prohibit, {Fact::capability}),
              ElementsAre("sensitive-attributes or emotion"));
}

// With every policy there is bound, and of nothing anything known.
TEST(Counterfactual, TheWorstQuestionCannotTakeLongOrGoUnfinished) {
  const auto decider = decider_of({"strictest"});
  for (const char* day : {"2024-05-03", "2026-11-23"}) {
    const auto before = std::chrono::steady_clock::now();
    const auto found = counterfactuals(decider, {}, on(day));
    EXPECT_TRUE(found.complete);
    EXPECT_FALSE(found.sets.empty());
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(60));  // sanitizers
  }
}

TEST(Counterfactual, ASearchThatWasStoppedCannotClaimToBeComplete) {
  const auto decider = decider_of({"strictest"});
  const auto all = counterfactuals(decider, {}, on("2026-11-23"));
  const auto some = counterfactuals(decider, {}, on("2026-11-23"), 1000);
  EXPECT_TRUE(all.complete);
  EXPECT_FALSE(some.complete);
}

// Which day it is isn't known: a clause of a version that has ended still counts on its days.
TEST(Counterfactual, AWayCannotForgetADay) {
  const auto decider = decider_of({"us-va-15.2-1723.2"});
  const facts::Days days{policy::day("2021-08-01"), policy::day("2027-01-01")};
  const auto situation = situation_with({{"capability", "face-identification"},
                                         {"operator", "local-police"},
                                         {"operator_country", "US"},
                                         {"location", "US-VA"}});
  const auto found = counterfactuals(decider, situation, days);
  decision::Workspace workspace = decider.evaluator().workspace();
  ASSERT_FALSE(found.sets.empty());
  for (const Counterfactual& one : found.sets)
    for (const Way& way : one.ways) {
      facts::Situation there = situation;
      for (const Change& change : way) proof::assign(there, change.fact, change.values[0].values);
      EXPECT_EQ(decider.evaluator().evaluate(there, days, workspace), one.outcome);
    }
}

TEST(Counterfactual, WordsCannotCallAKnownValueUnknown) {
  const auto found = counterfactuals(decider_of({"strictest"}), {}, on("2026-11-23"));
  for (const Counterfactual& one : found.sets)
    for (const Way& way : one.ways)
      for (const Change& change : way) {
        EXPECT_FALSE(change.words.empty());
        EXPECT_THAT(change.words, Not(HasSubstr("unknown")));
      }
}

}  // namespace
}  // namespace guard::explanation
