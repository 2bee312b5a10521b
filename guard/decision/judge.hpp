// SPDX-License-Identifier: LGPL-2.1-or-later
// One clause against a context and a stage: three-valued, over every completion of what is unknown.
#pragma once

#include <string>
#include <vector>

#include "guard/decision/verdict.hpp"
#include "guard/policy/clause.hpp"

namespace guard::decision {

// A clause that would take more completions than this is not worked out: it may apply.
inline constexpr std::size_t max_completions = 1 << 16;

struct Judgement {
  // prohibit: met, and no exception possible, whatever the unknown is; permit: silent, whatever the
  // unknown is; undetermined: anything else.
  Outcome outcome = Outcome::undetermined;
  std::vector<facts::Fact> missing;  // facts on whose unknown value the effect hangs
  std::vector<std::string> open;     // questions left open where the effect is open
  // outcome permit: the exceptions with an id of their own that certainly lift what is met, or may
  // be; they are the reason.
  std::vector<const policy::Exception*> lifted_by;
};

[[nodiscard]] Judgement judge(const policy::Clause& clause, const facts::Context& context,
                              const facts::StageFacts& stage);

}  // namespace guard::decision
