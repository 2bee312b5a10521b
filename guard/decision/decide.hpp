// SPDX-License-Identifier: LGPL-2.1-or-later
// The decision: bound clauses against a situation. Pure, no clock.
#pragma once

#include <span>
#include <vector>

#include "guard/decision/evaluator.hpp"
#include "guard/decision/verdict.hpp"
#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"

namespace guard::decision {

// The policies that bind, ready to decide with; any thread may. The library they are from must
// outlive it.
class Decider {
 public:
  explicit Decider(std::vector<policy::BoundVersion> bound);

  // Judges every version that is in force on one of `days`. Prohibit when on each of these days
  // some clause forbids, whatever the unknown turns out to be; permit when on none of them any
  // clause may; else undetermined, where a clause of a version that only may be in force is found
  // to be so, with the day as an open question. So knowing less never permits more. Nothing bound,
  // or no version in force, permits everything: callers bind a default.
  [[nodiscard]] Verdict decide(const facts::Situation& situation, facts::Days days) const;

  [[nodiscard]] const std::vector<policy::BoundVersion>& bound() const { return bound_; }
  [[nodiscard]] const Evaluator& evaluator() const { return evaluator_; }

 private:
  std::vector<policy::BoundVersion> bound_;
  Evaluator evaluator_;
};

// The same for one decision. Making a Decider takes longer than deciding: keep one for many.
[[nodiscard]] Verdict decide(std::span<const policy::BoundVersion> bound,
                             const facts::Context& context, const facts::StageFacts& stage,
                             facts::Days days);

}  // namespace guard::decision
