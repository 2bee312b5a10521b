// SPDX-License-Identifier: LGPL-2.1-or-later
// The questions that the oracle is asked about the shipped policies.
#pragma once

#include <functional>

#include "tests/oracle/lines.hpp"

namespace tests::oracle {

// How much is asked.
struct Amount {
  std::size_t known = 200'000;    // about a version, where everything is known; more are sampled
  std::size_t partial = 100;      // about a version, where something isn't
  std::size_t completions = 100;  // of one such question
  std::size_t together = 300;     // about all versions at once, known; and a tenth of it partial
};

using Ask = std::function<void(const Question&)>;

// One question for each combination of classes that the version's clauses tell apart, two things
// held together among them; each class is stood for by any of its values. Where there are more than
// `amount.known` combinations: for each clause all that it tells apart by itself, and others at
// random. Returns what was left out, in words.
std::string ask_known(const Subject& subject, const Amount& amount, const Ask& ask);

// Random questions about situations that are known in part.
void ask_partial(const Subject& subject, const Amount& amount, const Ask& ask);

// Random questions about all versions at once.
void ask_together(const Subject& subject, const Amount& amount, const Ask& ask);

}  // namespace tests::oracle
