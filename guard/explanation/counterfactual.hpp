// SPDX-License-Identifier: LGPL-2.1-or-later
// What would have to be otherwise for the verdict to be another one.
//
// A set of facts leads to an outcome when there are values of them that, stated in place of what is
// known of these facts while all others keep what is known or unknown of them, make the decision
// that outcome. It is minimal when no smaller part of it does. For each outcome that is not the
// present one, all minimal sets are found, with all values that do it.
//
// Values are classes that no clause in force tells apart (proof::domain_of), so each stands for
// all that a fact can be: one thing stated, not a choice of several. Of acting_for and authority
// they are nothing, each single thing, and combinations of things, however many; who holds one of
// these combinations may hold more, as far as that makes no difference. The outcome is that of
// decision::Decider for every clause it works out (see decision::max_combinations).
#pragma once

#include <string>
#include <vector>

#include "guard/decision/decide.hpp"
#include "guard/proof/domain.hpp"

namespace guard::explanation {

// Steps of the search after which it stops, a few seconds of work; see Counterfactuals::complete.
// With every shipped policy bound and nothing known it takes a small part of them.
inline constexpr std::size_t max_effort = 30'000'000;

// One fact and the values, any of which will do.
struct Change {
  facts::Fact fact;
  std::vector<proof::Class> values;
  std::string words;  // all of them, for a person
};

// One change of each fact of a set, made together. Ways of one set share no combination of values,
// things held apart.
using Way = std::vector<Change>;

struct Counterfactual {
  decision::Outcome outcome;
  std::vector<facts::Fact> facts;  // in the order of Fact
  std::vector<Way> ways;           // at least one
};

// Whether its facts are titles held (authority) and a vendor's approval, and no others.
[[nodiscard]] bool takes_only_titles(const Counterfactual& counterfactual);

struct Counterfactuals {
  // By outcome: permit first, of a permit prohibit first; then smaller sets first, then in the
  // order of their facts.
  std::vector<Counterfactual> sets;
  // False when the search was stopped by its bounds: then a set may be missing, a listed one may
  // not be minimal, or values of it may be missing. Each way that is listed works all the same.
  bool complete = true;
};

[[nodiscard]] Counterfactuals counterfactuals(const decision::Decider& decider,
                                              const facts::Situation& situation, facts::Days days,
                                              std::size_t effort = max_effort);

}  // namespace guard::explanation
