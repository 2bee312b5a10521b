// SPDX-License-Identifier: LGPL-2.1-or-later
// The decision: bound clauses against a context and a stage. Pure, no clock, safe from any thread.
#pragma once

#include <span>

#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"
#include "guard/policy/verdict.hpp"

namespace guard::policy {

// Judges every version that may be in force on one of `days`. Prohibit when, whatever the unknown
// turns out to be, some clause forbids; permit when none can; else undetermined. So knowing less
// never permits more. Nothing bound permits everything: callers bind a default.
[[nodiscard]] Verdict decide(std::span<const BoundVersion> bound, const facts::Context& context,
                             const facts::StageFacts& stage, facts::Days days);

}  // namespace guard::policy
