// SPDX-License-Identifier: LGPL-2.1-or-later
// Laws of the evaluator, for any clause and any situation.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "guard/decision/decide.hpp"
#include "guard/decision/judge.hpp"
#include "tests/guard/decision/random_situations.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::decision {

using namespace policy;
namespace {

Outcome outcome_of(const Clause& clause, const Situation& situation) {
  return judge(clause, situation.context, situation.stage).outcome;
}

RC_GTEST_PROP(Laws, AWiderSituationCannotPermitMore, ()) {
  const Clause clause = random_clause();
  const Situation narrow = random_situation();
  const Situation wide = widened(narrow);
  const Outcome certain = outcome_of(clause, wide);
  // Whatever is certain when less is known stays so when more is.
  if (certain != Outcome::undetermined) RC_ASSERT(outcome_of(clause, narrow) == certain);
}

RC_GTEST_PROP(Laws, AShippedPolicyCannotPermitMoreWhenLessIsKnown, ()) {
  const Situation narrow = random_situation();
  const Situation wide = widened(narrow);
  const facts::Days days = facts::Days::only(day("2024-06-01"));
  for (const char* profile : {"full", "police-clauses"}) {
    const auto bound = shipped().bind({"ms-azure-openai", profile});
    const Outcome outcome = decide(*bound, narrow.context, narrow.stage, days).outcome;
    if (blocks(outcome)) RC_ASSERT(blocks(decide(*bound, wide.context, wide.stage, days).outcome));
  }
}

// The definition, by brute force: a fact with several possibilities is each of them in turn.
std::vector<Situation> completions(const Situation& situation) {
  std::vector<Situation> done{situation};
  const auto each = [&done](const auto& member) {
    std::vector<Situation> next;
    for (const Situation& partial : done) {
      Situation one = partial;
      auto& set = member(one);
      const auto all = set.none() ? ~set : set;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all.test(i)) continue;
        set.reset();
        set.set(i);
        next.push_back(one);
      }
    }
    done = std::move(next);
  };
  each([](Situation & s) -> auto& { return s.stage.capability; });
  each([](Situation & s) -> auto& { return s.context.timing; });
  each([](Situation & s) -> auto& { return s.context.camera; });
  for (std::size_t i = 0; i < situation.context.authority.members.size(); ++i)
    each([i](Situation & s) -> auto& { return s.context.authority.members[i]; });
  return done;
}

RC_GTEST_PROP(Laws, AClauseCannotBeJudgedOtherwiseThanInItsCompletions, ()) {
  const Clause clause = random_clause();
  Situation situation = random_situation();
  situation.context.authority.open_ended = false;
  bool prohibited = true;
  bool permitted = true;
  for (const Situation& complete : completions(situation)) {
    const Outcome outcome = outcome_of(clause, complete);
    prohibited = prohibited && outcome == Outcome::prohibit;
    permitted = permitted && outcome == Outcome::permit;
  }
  const Outcome expected = prohibited  ? Outcome::prohibit
                           : permitted ? Outcome::permit
                                       : Outcome::undetermined;
  RC_ASSERT(outcome_of(clause, situation) == expected);
}

RC_GTEST_PROP(Laws, TheOrderOfClausesAndPacksCannotMatter, ()) {
  Pack pack;
  pack.id = "p";
  for (int i = 0; i < 3; ++i) pack.clauses.push_back(random_clause());
  const Situation situation = random_situation();
  const auto shared = [&](std::size_t i) {
    return std::shared_ptr<const Clause>(std::shared_ptr<void>{}, &pack.clauses[i]);
  };
  BoundVersion first{{"p", "full"}, &pack, {shared(0), shared(1)}};
  BoundVersion second{{"q", "full"}, &pack, {shared(2)}};
  const facts::Days days = facts::Days::only(pack.in_force_from);
  const auto decided = [&](std::vector<BoundVersion> bound) {
    const Verdict verdict = decide(bound, situation.context, situation.stage, days);
    std::vector<std::string> clauses;
    for (const Finding& finding : verdict.findings) clauses.push_back(finding.clause);
    std::sort(clauses.begin(), clauses.end());
    return std::pair{verdict.outcome, clauses};
  };
  const auto before = decided({first, second});
  std::swap(first.clauses[0], first.clauses[1]);
  RC_ASSERT(decided({second, first}) == before);
}

// A few versions of random clauses, in force on days that overlap or not.
std::vector<Pack> random_packs(std::size_t count) {
  std::vector<Pack> packs(count);
  for (Pack& pack : packs) {
    const auto first = *rc::gen::inRange(0, 20);
    pack.in_force_from = day("2024-01-01") + std::chrono::days{first};
    pack.in_force_until = pack.in_force_from + std::chrono::days{*rc::gen::inRange(0, 20)};
    for (int i = 0; i < 2; ++i) pack.clauses.push_back(random_clause());
  }
  return packs;
}

std::vector<BoundVersion> bind(const std::vector<Pack>& packs) {
  std::vector<BoundVersion> bound;
  for (const Pack& pack : packs) {
    BoundVersion version{{"p", "full"}, &pack, {}};
    for (const Clause& clause : pack.clauses)
      version.clauses.emplace_back(std::shared_ptr<void>{}, &clause);
    bound.push_back(std::move(version));
  }
  return bound;
}

facts::Days random_days() {
  const facts::Day first = day("2023-12-25") + std::chrono::days{*rc::gen::inRange(0, 40)};
  return {first, first + std::chrono::days{*rc::gen::inRange(0, 10)}};
}

RC_GTEST_PROP(Laws, AddingAPackCannotPermitMore, ()) {
  const std::vector<Pack> packs = random_packs(3);
  std::vector<BoundVersion> bound = bind(packs);
  const Situation situation = random_situation();
  const facts::Days days = random_days();
  const Outcome more = decide(bound, situation.context, situation.stage, days).outcome;
  bound.pop_back();
  const Outcome fewer = decide(bound, situation.context, situation.stage, days).outcome;
  if (blocks(fewer)) RC_ASSERT(blocks(more));
  if (fewer == Outcome::prohibit) RC_ASSERT(more == Outcome::prohibit);
}

// On each day the strictest of what is in force; over all days what they agree on.
RC_GTEST_PROP(Laws, ADecisionCannotDifferFromItsClausesDayByDay, ()) {
  const std::vector<Pack> packs = random_packs(3);
  const Situation situation = random_situation();
  const facts::Days days = random_days();
  std::optional<Outcome> expected;
  for (facts::Day today = days.first; today <= days.last; today += std::chrono::days{1}) {
    Outcome strictest = Outcome::permit;
    for (const Pack& pack : packs)
      if (pack.in_force_from <= today && today <= pack.in_force_until)
        for (const Clause& clause : pack.clauses)
          strictest = std::max(strictest, outcome_of(clause, situation));
    if (!expected) expected = strictest;
    if (*expected != strictest) expected = Outcome::undetermined;
  }
  RC_ASSERT(decide(bind(packs), situation.context, situation.stage, days).outcome == *expected);
}

// An exception that may not hold lifts nothing: with it the clause still blocks whatever the clause
// alone blocks, unless the exception alone would be certain.
RC_GTEST_PROP(Laws, AnExceptionThatIsOnlyPossibleCannotLift, ()) {
  Clause clause = random_clause();
  const Clause with = clause;
  clause.unless.clear();
  const Situation situation = random_situation();
  const Outcome alone = outcome_of(clause, situation);
  const Outcome lifted = outcome_of(with, situation);
  if (alone != Outcome::prohibit || lifted != Outcome::permit) return;
  // Then some exception holds whatever the unknown is: as a clause of its own it is always met.
  bool certain = false;
  for (const policy::Exception& exception : with.unless) {
    Clause one;
    for (const policy::Test& test : exception.tests) one.when.push_back({test});
    certain = certain || outcome_of(one, situation) == Outcome::prohibit;
  }
  // Several may share the completions between them, as "a warrant" and "no warrant" would.
  RC_ASSERT(certain || with.unless.size() > 1);
}

}  // namespace
}  // namespace guard::decision
