// SPDX-License-Identifier: LGPL-2.1-or-later
// Policies that nobody wrote: conditions of every shape, and texts that try to be more than text.
#pragma once

#include "guard/policy/pack.hpp"
#include "tools/benchmark/decision_situations.hpp"

namespace tests::oracle {

// A pack of one to three clauses about two to four facts, so that clauses ask the same fact again
// and again.
[[nodiscard]] guard::policy::Pack random_pack(const std::string& id,
                                              tools::benchmark::Random& random);

}  // namespace tests::oracle
