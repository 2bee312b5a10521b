// SPDX-License-Identifier: LGPL-2.1-or-later
// What the possibilities of one fact can answer to several tests of it at once. Two tests of one
// fact hang together (no capability is both a search and an emotion), so they are asked jointly.
#pragma once

#include <span>
#include <vector>

#include "guard/policy/clause.hpp"

namespace guard::decision {

// One answer per test, in the order of the tests.
using Answers = std::vector<policy::Answer>;

// Every combination of answers that some completion of `context` and `stage` gives to `tests`,
// which are all of the same fact; each once, never none. No tests have one answer, the empty one. A
// fact that is left no value counts as unknown.
[[nodiscard]] std::vector<Answers> possible_answers(std::span<const policy::Test* const> tests,
                                                    const facts::Context& context,
                                                    const facts::StageFacts& stage);

}  // namespace guard::decision
