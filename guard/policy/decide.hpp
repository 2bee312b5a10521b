// SPDX-License-Identifier: LGPL-2.1-or-later
// The decision: bound clauses against a context and a stage. Pure, no clock, safe from any thread.
#pragma once

#include <span>

#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"
#include "guard/policy/verdict.hpp"

namespace guard::policy {

// Judges every version that is in force on one of `days`. Prohibit when on each of these days some
// clause forbids, whatever the unknown turns out to be; permit when on none of them any clause may;
// else undetermined, where a clause of a version that only may be in force is found to be so, with
// the day as an open question. So knowing less never permits more. Nothing bound, or no version in
// force, permits everything: callers bind a default.
[[nodiscard]] Verdict decide(std::span<const BoundVersion> bound, const facts::Context& context,
                             const facts::StageFacts& stage, facts::Days days);

}  // namespace guard::policy
