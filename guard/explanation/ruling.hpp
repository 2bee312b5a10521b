// SPDX-License-Identifier: LGPL-2.1-or-later
// What the clauses of all bound versions make of it together, by the rules of decision::Decider,
// told from what each of them may say.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "guard/explanation/clause_table.hpp"
#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"

namespace guard::explanation {

class Ruling {
 public:
  Ruling(std::span<const policy::BoundVersion> bound, facts::Days days);

  // The clauses of all versions that may be in force, in the order of `bound`.
  [[nodiscard]] const std::vector<const policy::Clause*>& clauses() const { return clauses_; }

  // False only when `said`, the outcomes that each of clauses() may have, rule `outcome` out. Exact
  // when each of them is certain.
  [[nodiscard]] bool may_be(decision::Outcome outcome, std::span<const Outcomes> said) const;

  // A clause that by itself rules `outcome` out, with what it may say; none when there is no such.
  [[nodiscard]] std::optional<std::size_t> obstacle(decision::Outcome outcome,
                                                    std::span<const Outcomes> said) const;

 private:
  std::vector<const policy::Clause*> clauses_;
  // Clauses, by their place in clauses_, that are in force together on one or more of the days.
  std::vector<std::vector<std::size_t>> together_;
};

}  // namespace guard::explanation
