// SPDX-License-Identifier: LGPL-2.1-or-later
// A verdict in words: one line for a log, paragraphs for a person, JSON for a program.
#pragma once

#include <string>

#include "guard/decision/verdict.hpp"

namespace guard::decision {

// "prohibit by MS.P, MS.M (ms-azure-openai/police-clauses 2024-05)",
// "undetermined: MS.P may apply (…), missing: operator", "permit: no clause applies".
[[nodiscard]] std::string one_line(const Verdict& verdict);

// Each clause with its text, citation and evidence, what is missing of `context` to decide it and
// what its wording leaves open. Several lines, each ended.
[[nodiscard]] std::string paragraphs(const Verdict& verdict, const facts::Context& context);

// One JSON object: outcome, clauses, missing, findings (each: outcome, policy, version, clause,
// text, citation, evidence, missing, open). A stable interface.
[[nodiscard]] std::string json(const Verdict& verdict);

}  // namespace guard::decision
