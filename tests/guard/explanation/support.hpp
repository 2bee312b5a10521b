// SPDX-License-Identifier: LGPL-2.1-or-later
// What the tests of explanations share: policies at hand, situations by column, random policies.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "guard/decision/decide.hpp"

namespace guard::explanation {

// The shipped policies or bundles of these names, bound everywhere.
[[nodiscard]] decision::Decider decider_of(const std::vector<std::string>& names);

// A situation by the columns of case files; what isn't named is unknown.
[[nodiscard]] facts::Situation situation_with(
    std::initializer_list<std::pair<std::string, std::string>> cells);

// Policies made in a test, each a pack with one version in force on all days.
class MadeUp {
 public:
  explicit MadeUp(std::vector<policy::Clause> clauses);
  [[nodiscard]] const decision::Decider& decider() const { return *decider_; }
  [[nodiscard]] std::vector<const policy::Clause*> clauses() const;

 private:
  std::unique_ptr<policy::Pack> pack_;
  std::unique_ptr<decision::Decider> decider_;
};

// One or two random clauses that together ask few facts, so that all situations can be tried.
[[nodiscard]] std::vector<policy::Clause> few_random_clauses();

}  // namespace guard::explanation
