// SPDX-License-Identifier: LGPL-2.1-or-later
// Whether policies keep a promise, tried on every situation that they can tell apart.
#pragma once

#include <optional>
#include <string>

#include "guard/decision/verdict.hpp"
#include "guard/policy/library.hpp"
#include "guard/proof/invariant.hpp"

namespace guard::proof {

// A check that takes more evaluations than this is left unsettled.
inline constexpr std::size_t max_check_evaluations = 1 << 24;

struct Counterexample {
  facts::Day day;
  facts::Situation situation;  // what decides it; facts that don't matter are left unknown
  std::string words;           // the same for a person
  decision::Verdict verdict;   // as decide() gives it
};

struct InvariantReport {
  std::optional<Counterexample> broken_by;
  bool is_settled = true;       // false: too large to try in all
  std::size_t situations = 0;   // how many the clauses concerned can tell apart, over all stretches
  std::size_t evaluations = 0;  // of whole groups of them at once, or of single ones

  [[nodiscard]] bool holds() const { return is_settled && !broken_by; }
};

// Checks every stretch of days on which the same versions are in force. A vendor's contract binds
// for its service where the invariant names services, else everywhere. Error: a policy is not at
// hand.
[[nodiscard]] Expected<InvariantReport> check(const Invariant& invariant,
                                              const policy::Library& library);

}  // namespace guard::proof
