// SPDX-License-Identifier: LGPL-2.1-or-later
// The sentences that the pages share, for a terminal and for a browser.
#pragma once

#include <string>
#include <vector>

#include "guard/explanation/explain.hpp"

namespace guard::explanation {

// "2024-05-03", "any day from 2024-05-03 to 2025-01-01".
[[nodiscard]] std::string words(facts::Days days);

// What is known of a fact.
[[nodiscard]] std::string known_words(const facts::Situation& situation, facts::Fact fact);

// "Blocked: prohibited", "Blocked: undetermined", "Permitted".
[[nodiscard]] std::string headline(const Explanation& explanation);

// What a clause says by itself: "prohibits", "may apply", "does not apply".
[[nodiscard]] std::string_view effect_words(decision::Outcome outcome);

// "MS.P of ms-azure-openai/full, version 2024-05".
[[nodiscard]] std::string title(const ClauseExplanation& clause);

// Why a clause that doesn't decide doesn't: the fact that it doesn't cover, the exception that
// lifts it, or what is missing.
[[nodiscard]] std::string why_not(const ClauseExplanation& clause,
                                  const facts::Situation& situation);

// The answer to "could anyone have switched it off?", and for each deciding clause what its
// exceptions would take.
[[nodiscard]] std::string switch_off_answer(const Explanation& explanation);
[[nodiscard]] std::string switch_off_of_clause(const ClauseExplanation& clause);

// That nothing but documents could have, and which.
[[nodiscard]] std::string_view switch_off_note();

// "2023-05-12 to 2024-05-01".
[[nodiscard]] std::string span_words(const OtherVersion& version);

// "permit, if these were otherwise: operator (sheriff of US) and gallery (unknown)".
[[nodiscard]] std::string heading(const Counterfactual& counterfactual,
                                  const facts::Situation& situation);

// "capability: face-detection", "authority: warrant and posted-policy".
[[nodiscard]] std::string words(const Change& change);
// All changes of a way: "…; with …".
[[nodiscard]] std::string words(const Way& way);

// What stands under the counterfactuals, about how they are meant.
[[nodiscard]] std::string counterfactual_note(const Counterfactuals& counterfactuals);

// What each mark of a tick means: {"✓", "yes: …"}.
struct MarkMeaning {
  std::string_view mark;
  std::string_view text;
};
[[nodiscard]] const std::vector<MarkMeaning>& mark_meanings();

}  // namespace guard::explanation
