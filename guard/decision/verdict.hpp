// SPDX-License-Identifier: LGPL-2.1-or-later
// The answer for one stage in one context, with everything a person needs to check it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/facts/context.hpp"

namespace guard::decision {

// prohibit and undetermined both block; permit means only "these policies do not prohibit it".
enum class Outcome : unsigned char { permit, undetermined, prohibit };

// "permit", "undetermined" or "prohibit".
[[nodiscard]] std::string_view word(Outcome outcome);
[[nodiscard]] constexpr bool blocks(Outcome outcome) {
  return outcome != Outcome::permit;
}

// One clause that decides (prohibit) or that can't be ruled out (undetermined).
struct Finding {
  Outcome outcome = Outcome::undetermined;  // never permit
  std::string policy;                       // "ms-azure-openai/police-clauses"
  std::string version;                      // "2024-05"
  std::string clause;                       // "MS.P"
  std::string text;                         // the clause in one sentence
  std::string citation;                     // where it is written
  std::string evidence;                     // verbatim, secondary or unconfirmed
  std::vector<facts::Fact> missing;         // facts that would decide it, were they known
  std::vector<std::string> open;            // questions its wording leaves open here
};

// An exception that lifts a clause which would else be met, or might be.
struct Lifted {
  std::string policy;
  std::string version;
  std::string clause;     // the clause that is lifted
  std::string exception;  // the exception's id
  std::string citation;
};

struct Verdict {
  Outcome outcome = Outcome::undetermined;
  // outcome prohibit: the clauses that are certainly met; undetermined: all that may be; else
  // empty.
  std::vector<Finding> findings;
  std::vector<Lifted> lifted;  // outcome permit: what it rests on; else empty

  // "MS.P;MS.M", or "none"; for a permit the exceptions it rests on, each once.
  [[nodiscard]] std::string clauses() const;
  // All findings' missing facts, each once.
  [[nodiscard]] std::vector<facts::Fact> missing() const;
};

}  // namespace guard::decision
