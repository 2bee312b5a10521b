// SPDX-License-Identifier: LGPL-2.1-or-later
// What the oracle is asked: a situation, with every value that each of its facts may have. Cedar
// knows no unknown facts, so it is asked about each combination.
#pragma once

#include <array>
#include <vector>

#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"
#include "guard/proof/domain.hpp"

namespace tests::oracle {

struct Question {
  guard::facts::Situation situation;
  guard::facts::Days days;
  // Of each fact the values that it may have, all known; of values that no clause tells apart, one.
  std::array<std::vector<guard::proof::Values>, guard::facts::fact_count> ways;
  // Of the days that may be meant the first, and each on which the versions in force change.
  std::vector<guard::facts::Day> on;

  [[nodiscard]] std::vector<guard::proof::Values>& of(guard::facts::Fact fact) {
    return ways[static_cast<std::size_t>(fact)];
  }
  [[nodiscard]] const std::vector<guard::proof::Values>& of(guard::facts::Fact fact) const {
    return ways[static_cast<std::size_t>(fact)];
  }

  // The combinations to ask about; SIZE_MAX when there are more.
  [[nodiscard]] std::size_t completions() const;
};

// Everything is known, and the day too. `situation` must be so.
[[nodiscard]] Question known_question(const guard::facts::Situation& situation,
                                      guard::facts::Day day);

// Sets a fact to one that may be any of `ways`, which are known. Of things held together each may
// then be what it is in any of them, whatever the others are.
void set(Question& question, guard::facts::Fact fact,
         const std::vector<guard::proof::Values>& ways);

// Sets the days, and the changes within them.
void set(Question& question, guard::facts::Days days,
         const std::vector<const guard::policy::Pack*>& packs);

}  // namespace tests::oracle
