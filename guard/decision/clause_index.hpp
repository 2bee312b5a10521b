// SPDX-License-Identifier: LGPL-2.1-or-later
// What most conditions say, for all clauses at once. Each value of a fact has a bit for each
// clause: whether the clause's own condition on that fact may hold of it, and whether it must.
// Unions over what is possible and intersections over the facts leave the few clauses that are
// worth a closer look. (Packet filters find their rules this way.)
#pragma once

#include <array>
#include <vector>

#include "guard/decision/masks.hpp"
#include "guard/facts/context.hpp"

namespace guard::decision {

// Sets of clauses, a bit each.
struct Candidates {
  std::vector<Word> possible;  // no condition in the index rules it out
  std::vector<Word> doubtful;  // some condition in the index may not hold
};

class ClauseIndex {
 public:
  // Makes room for clauses and for the values of each fact; then no clause has a condition.
  ClauseIndex(std::size_t clauses, const std::array<std::size_t, facts::fact_count>& values);

  // The clause has a condition on the fact (one of those that have a single value), which holds of
  // the values `yes` and is open for `open`.
  void add(std::size_t clause, facts::Fact fact, std::span<const Word> yes,
           std::span<const Word> open);

  // Applies the conditions on a fact that has one of `values`.
  void narrow(facts::Fact fact, std::span<const Word> values, Candidates& candidates) const;

 private:
  std::size_t width_;  // of a set of clauses, in words
  struct Rows {
    std::vector<Word> possible;  // for each value a set of clauses
    std::vector<Word> doubtful;
    bool asked = false;  // some clause has a condition on the fact
  };
  std::array<Rows, facts::fact_count> rows_;
};

}  // namespace guard::decision
