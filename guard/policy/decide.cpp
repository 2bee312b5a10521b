// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/decide.hpp"

#include <algorithm>
#include <set>

#include "guard/policy/judge.hpp"

namespace guard::policy {
namespace {

// A version that may be in force, and what its clauses say if it is.
struct Judged {
  const Pack* pack;
  Outcome outcome = Outcome::permit;  // the strictest of its clauses
  std::vector<Finding> findings;

  [[nodiscard]] bool in_force(facts::Day day) const {
    return pack->in_force_from <= day && day <= pack->in_force_until;
  }
};

Judged judge_version(const BoundVersion& version, const facts::Context& context,
                     const facts::StageFacts& stage) {
  Judged judged{version.pack, Outcome::permit, {}};
  for (const Clause* clause : version.clauses) {
    Judgement judgement = judge(*clause, context, stage);
    if (judgement.outcome == Outcome::permit) continue;
    judged.outcome = std::max(judged.outcome, judgement.outcome);
    judged.findings.push_back({judgement.outcome, version.binding.name(), version.pack->version,
                               clause->id, clause->text, clause->citation, clause->evidence,
                               std::move(judgement.missing), std::move(judgement.open)});
  }
  return judged;
}

// One day of each stretch of `days` on which the same versions are in force.
std::set<facts::Day> stretches(const std::vector<Judged>& versions, facts::Days days) {
  std::set<facts::Day> starts{days.first};
  for (const Judged& version : versions)
    for (const facts::Day change :
         {version.pack->in_force_from, version.pack->in_force_until + std::chrono::days{1}})
      if (days.first < change && change <= days.last) starts.insert(change);
  return starts;
}

// The one outcome that holds on every day, or undetermined.
Outcome on_every_day(const std::vector<Judged>& versions, facts::Days days) {
  std::set<Outcome> outcomes;
  for (const facts::Day day : stretches(versions, days)) {
    Outcome strictest = Outcome::permit;
    for (const Judged& version : versions)
      if (version.in_force(day)) strictest = std::max(strictest, version.outcome);
    outcomes.insert(strictest);
  }
  return outcomes.size() == 1 ? *outcomes.begin() : Outcome::undetermined;
}

// A clause that would forbid, were it certain that its version is in force.
void doubt_the_day(Finding& finding, const Pack& pack, facts::Days days) {
  finding.outcome = Outcome::undetermined;
  finding.open.push_back("Which day is it? Version " + pack.version + " binds from " +
                         facts::iso(pack.in_force_from) + " to " + facts::iso(pack.in_force_until) +
                         ", and today may be any day from " + facts::iso(days.first) + " to " +
                         facts::iso(days.last) + ".");
}

}  // namespace

Verdict decide(std::span<const BoundVersion> bound, const facts::Context& context,
               const facts::StageFacts& stage, facts::Days days) {
  if (days.last < days.first) std::swap(days.first, days.last);

  std::vector<Judged> versions;
  for (const BoundVersion& version : bound)
    if (version.pack->in_force_from <= days.last && days.first <= version.pack->in_force_until)
      versions.push_back(judge_version(version, context, stage));

  Verdict verdict{on_every_day(versions, days), {}};
  if (verdict.outcome == Outcome::permit) return verdict;
  for (Judged& version : versions) {
    for (Finding& finding : version.findings) {
      if (verdict.outcome == Outcome::prohibit && finding.outcome != Outcome::prohibit) continue;
      if (verdict.outcome == Outcome::undetermined && finding.outcome == Outcome::prohibit)
        doubt_the_day(finding, *version.pack, days);
      verdict.findings.push_back(std::move(finding));
    }
  }
  return verdict;
}

}  // namespace guard::policy
