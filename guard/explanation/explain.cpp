// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/explain.hpp"

#include <algorithm>

#include "guard/decision/judge.hpp"
#include "guard/explanation/clause_table.hpp"
#include "guard/explanation/phrases.hpp"

namespace guard::explanation {
namespace {

using decision::Outcome;
using facts::Fact;
using policy::BoundVersion;

bool may_be_in_force(const policy::Pack& pack, facts::Days days) {
  return pack.in_force_from <= days.last && days.first <= pack.in_force_until;
}

bool titles_can_lift(const policy::Clause& clause, const facts::Situation& situation) {
  ClauseTable table(clause, situation);
  ClauseTable::Key key = ClauseTable::all_kept;
  for (const Fact fact : {Fact::authority, Fact::vendor_approval})
    if (table.asks(fact)) key = table.freed(key, fact);
  Effort effort{max_effort};
  return table.outcomes(key, effort).may_be(Outcome::permit);
}

SwitchOff switch_off_of(const Explanation& explanation) {
  const auto stands = [](const ClauseExplanation& one) {
    return one.decides && !one.titles_can_lift;
  };
  const auto by_titles = [](const Counterfactual& one) {
    return one.outcome == Outcome::permit && takes_only_titles(one);
  };
  const auto& clauses = explanation.clauses;
  if (std::any_of(clauses.begin(), clauses.end(), stands)) return SwitchOff::no;
  const auto& [sets, complete] = explanation.counterfactuals;
  if (std::any_of(sets.begin(), sets.end(), by_titles)) return SwitchOff::yes;
  return complete ? SwitchOff::no : SwitchOff::not_found;
}

// The findings come in the order of the clauses.
class Findings {
 public:
  explicit Findings(const decision::Verdict& verdict)
      : next_(verdict.findings.begin()), end_(verdict.findings.end()) {}

  // The finding about the clause, if there is one.
  const decision::Finding* of(const BoundVersion& version, const policy::Clause& clause) {
    const bool is_about = next_ != end_ && next_->clause == clause.id &&
                          next_->version == version.pack->version &&
                          next_->policy == version.binding.name();
    return is_about ? &*next_++ : nullptr;
  }

 private:
  std::vector<decision::Finding>::const_iterator next_;
  std::vector<decision::Finding>::const_iterator end_;
};

ClauseExplanation explain_clause(const BoundVersion& version, const policy::Clause& clause,
                                 Outcome outcome, const decision::Finding* finding,
                                 const facts::Situation& situation) {
  ClauseExplanation one{version.binding.name(),
                        version.pack->version,
                        &clause,
                        outcome,
                        finding != nullptr,
                        ticks_of(clause, situation),
                        {},
                        {},
                        {},
                        false};
  if (finding != nullptr) {
    one.missing = finding->missing;
    one.open = finding->open;
    one.titles_can_lift = titles_can_lift(clause, situation);
    return one;
  }
  if (outcome != Outcome::permit) {
    decision::Judgement judgement = decision::judge(clause, situation.context, situation.stage);
    one.missing = std::move(judgement.missing);
    one.open = std::move(judgement.open);
  }
  one.why_not = why_not(one, situation);
  return one;
}

}  // namespace

Explanation explain(const decision::Decider& decider, const facts::Situation& situation,
                    facts::Days days) {
  Explanation explanation{situation, days, decider.decide(situation, days), {}, {}, {}, {}, {}, {}};
  decision::Workspace workspace = decider.evaluator().workspace();
  // The verdict is known; what each clause says by itself stands in the workspace.
  static_cast<void>(decider.evaluator().evaluate(situation, days, workspace));

  Findings findings(explanation.verdict);
  auto outcome = workspace.outcomes.begin();
  for (const BoundVersion& version : decider.bound()) {
    const std::string name = version.binding.name();
    if (std::find(explanation.policies.begin(), explanation.policies.end(), name) ==
        explanation.policies.end())
      explanation.policies.push_back(name);
    const policy::Pack& pack = *version.pack;
    const bool in_force = may_be_in_force(pack, days);
    if (!in_force)
      explanation.not_in_force.push_back(
          {name, pack.version, pack.in_force_from, pack.in_force_until});
    for (const auto& clause : version.clauses) {
      const Outcome said = *outcome++;
      if (!in_force) continue;
      explanation.clauses.push_back(
          explain_clause(version, *clause, said, findings.of(version, *clause), situation));
    }
  }
  explanation.counterfactuals = counterfactuals(decider, situation, days);
  if (decision::blocks(explanation.verdict.outcome))
    explanation.switch_off = switch_off_of(explanation);
  return explanation;
}

}  // namespace guard::explanation
