// SPDX-License-Identifier: LGPL-2.1-or-later
// A verdict in words: one line for a log, paragraphs for a person, JSON for a program.
#pragma once

#include <string>
#include <string_view>

#include "guard/decision/verdict.hpp"

namespace guard::decision {

// "prohibit by MS.P, MS.M (ms-azure-openai/police-clauses 2024-05)",
// "undetermined: MS.P (…) may apply, missing: operator", "permit: no clause applies", and of a
// permit that rests on exceptions "permit: (e) lifts X.1 (policy/full 2024)".
[[nodiscard]] std::string one_line(const Verdict& verdict);

// Each clause with its text, citation and evidence, what is missing of `context` to decide it and
// what its wording leaves open; of a permit the exceptions it rests on. Several lines, each ended.
[[nodiscard]] std::string paragraphs(const Verdict& verdict, const facts::Context& context);

// One JSON object: outcome, clauses, missing, findings (each: outcome, policy, version, clause,
// text, citation, evidence, missing, open), lifted (each: policy, version, clause, exception,
// citation). A stable interface.
[[nodiscard]] std::string json(const Verdict& verdict);

// What a pack's evidence mark means: "the words of the source were read".
[[nodiscard]] std::string_view evidence_meaning(std::string_view mark);

// The fact in plain words, no wider than what is not known of it: "operator country".
[[nodiscard]] std::string missing_words(facts::Fact fact, const facts::Context& context);

}  // namespace guard::decision
