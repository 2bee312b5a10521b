// SPDX-License-Identifier: LGPL-2.1-or-later
// What changes between two sets of clauses, such as two versions of a policy: which situations come
// to another verdict, and which clauses read otherwise.
#pragma once

#include <string>
#include <vector>

#include "guard/decision/verdict.hpp"
#include "guard/proof/situation_words.hpp"

namespace guard::proof {

// A comparison that takes more evaluations than this is given up.
inline constexpr std::size_t max_difference_evaluations = 1 << 22;

// A clause of a side, with the name that tells it from all others there.
struct SidedClause {
  std::string name;  // "MS.P"; with its policy where a side has several
  const policy::Clause* clause;
};
using Side = std::vector<SidedClause>;

// Situations that have some facts in common; whatever isn't named may be anything.
struct Group {
  KnownFacts facts;
  std::size_t situations = 0;
};

struct Example {
  facts::Situation situation;
  std::string words;
  std::vector<std::string> before;  // the clauses that decide it, by name
  std::vector<std::string> after;
};

// The situations that come from one outcome to another.
struct Change {
  decision::Outcome before;
  decision::Outcome after;
  std::size_t situations = 0;  // how many the clauses can tell apart
  std::vector<Group> groups;   // each situation is in one at least; those that say most come first
  Example example;
};

// A clause that is new, gone, or reads otherwise.
struct ClauseChange {
  std::string name;
  std::vector<std::string> what;  // "added", "removed"; "text", "citation", "evidence", "wider", …
};

struct Difference {
  std::vector<Change> changes;  // by outcome before, then after
  std::vector<ClauseChange> clauses;
  std::size_t situations = 0;  // all that both sides can tell apart
  std::size_t evaluations = 0;

  [[nodiscard]] bool none() const { return changes.empty() && clauses.empty(); }
};

// Compares over all fully known situations, or those of them in which some facts have certain
// values (see space_of). Error: too many situations.
[[nodiscard]] Expected<Difference> difference(const Side& before, const Side& after,
                                              const std::vector<policy::Test>& where = {});

}  // namespace guard::proof
