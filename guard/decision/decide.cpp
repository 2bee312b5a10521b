// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/decide.hpp"

#include <utility>

#include "guard/decision/judge.hpp"

namespace guard::decision {
namespace {

using policy::BoundVersion;
using policy::Clause;
using policy::Pack;

// A clause that would forbid, were it certain that its version is in force.
void doubt_the_day(Finding& finding, const Pack& pack, facts::Days days) {
  finding.outcome = Outcome::undetermined;
  finding.open.push_back("Which day is it? Version " + pack.version + " binds from " +
                         facts::iso(pack.in_force_from) + " to " + facts::iso(pack.in_force_until) +
                         ", and today may be any day from " + facts::iso(days.first) + " to " +
                         facts::iso(days.last) + ".");
}

Finding finding_of(const BoundVersion& version, const Clause& clause, Outcome outcome,
                   const facts::Situation& situation) {
  Judgement judgement = judge(clause, situation.context, situation.stage);
  return {outcome,
          version.binding.name(),
          version.pack->version,
          clause.id,
          clause.text,
          clause.citation,
          clause.evidence,
          std::move(judgement.missing),
          std::move(judgement.open)};
}

void add_lifted(const BoundVersion& version, const Clause& clause,
                const facts::Situation& situation, Verdict& verdict) {
  for (const policy::Exception* exception :
       judge(clause, situation.context, situation.stage).lifted_by)
    verdict.lifted.push_back({version.binding.name(), version.pack->version, clause.id,
                              exception->id,
                              exception->citation.empty() ? clause.citation : exception->citation});
}

}  // namespace

Decider::Decider(std::vector<BoundVersion> bound) : bound_(std::move(bound)), evaluator_(bound_) {}

Verdict Decider::decide(const facts::Situation& situation, facts::Days days) const {
  if (days.last < days.first) std::swap(days.first, days.last);
  Workspace workspace = evaluator_.workspace();
  Verdict verdict{evaluator_.evaluate(situation, days, workspace), {}, {}};
  auto outcome = workspace.outcomes.begin();
  for (const BoundVersion& version : bound_) {
    const bool may_be_in_force =
        version.pack->in_force_from <= days.last && days.first <= version.pack->in_force_until;
    for (const auto& clause : version.clauses) {
      const Outcome said = *outcome++;
      if (verdict.outcome == Outcome::permit) {
        if (may_be_in_force && !clause->unless.empty())
          add_lifted(version, *clause, situation, verdict);
        continue;
      }
      if (said == Outcome::permit) continue;
      if (verdict.outcome == Outcome::prohibit && said != Outcome::prohibit) continue;
      Finding finding = finding_of(version, *clause, said, situation);
      if (verdict.outcome != said) doubt_the_day(finding, *version.pack, days);
      verdict.findings.push_back(std::move(finding));
    }
  }
  return verdict;
}

Verdict decide(std::span<const BoundVersion> bound, const facts::Context& context,
               const facts::StageFacts& stage, facts::Days days) {
  return Decider({bound.begin(), bound.end()}).decide({context, stage}, days);
}

}  // namespace guard::decision
