// SPDX-License-Identifier: LGPL-2.1-or-later
// Questions and our answers as JSON lines, for compare.mjs.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "guard/decision/evaluator.hpp"
#include "tests/oracle/question.hpp"

namespace tests::oracle {

// What is asked about the same clauses.
struct Subject {
  std::string name;
  std::vector<guard::policy::BoundVersion> bound;
  guard::facts::Situation usual;           // all known: for the facts that no question is about
  std::vector<guard::facts::Fact> stated;  // the others: Cedar is told these
};

// {"subject": …, "clauses": [NAME…], "policies": "…"}
void write_subject(const Subject& subject, std::ostream& out);

// {"days": [20240502…], "facts": {FACT: [VALUE…]…}, "outcome": …, "clauses": [OUTCOME…]}: the
// values that each fact may have, as a Cedar context states them, and what we decide.
void write_question(const Subject& subject, const Question& question,
                    guard::decision::Outcome outcome,
                    const std::vector<guard::decision::Outcome>& clauses, std::ostream& out);

// {"questions": 123, "note": "…"}, after a subject's last question.
void write_end(std::size_t questions, const std::string& note, std::ostream& out);

}  // namespace tests::oracle
