// SPDX-License-Identifier: LGPL-2.1-or-later
// All that there is to say of one decision, for a page to print. text.hpp, json.hpp and html.hpp
// print it; one line and a paragraph are in guard/decision/describe.hpp.
#pragma once

#include <string>
#include <vector>

#include "guard/decision/decide.hpp"
#include "guard/explanation/counterfactual.hpp"
#include "guard/explanation/ticks.hpp"

namespace guard::explanation {

// A clause of a version that is in force on one of the days.
struct ClauseExplanation {
  std::string policy;
  std::string version;
  const policy::Clause* clause;
  decision::Outcome outcome;  // what it says by itself
  bool decides;               // it is one of the verdict's findings
  ClauseTicks ticks;
  std::vector<facts::Fact> missing;  // as in a finding
  std::vector<std::string> open;
  std::string why_not;  // it doesn't decide: why, in one sentence; else empty
  // It decides: whether titles held and a vendor's approval can lift it, all other facts as they
  // are.
  bool titles_can_lift = false;
};

// A bound version that is not in force on any of the days.
struct OtherVersion {
  std::string policy;
  std::string version;
  facts::Day from;
  facts::Day until;
};

// Whether titles held and a vendor's approval alone could make a blocked verdict a permit.
enum class SwitchOff : unsigned char { no, yes, not_found };

struct Explanation {
  facts::Situation situation;
  facts::Days days;
  decision::Verdict verdict;
  std::vector<std::string> policies;       // that bind, by name
  std::vector<ClauseExplanation> clauses;  // in the order in which they bind
  std::vector<OtherVersion> not_in_force;
  Counterfactuals counterfactuals;
  SwitchOff switch_off = SwitchOff::no;  // of a blocked verdict
  std::vector<std::string> notes;        // of the caller, such as where the facts are from
};

// The library that `decider` is from must outlive the explanation.
[[nodiscard]] Explanation explain(const decision::Decider& decider,
                                  const facts::Situation& situation, facts::Days days);

}  // namespace guard::explanation
