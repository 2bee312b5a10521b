// SPDX-License-Identifier: LGPL-2.1-or-later
// Laws of the evaluator, for any clause and any situation.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

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

}  // namespace
}  // namespace guard::decision
