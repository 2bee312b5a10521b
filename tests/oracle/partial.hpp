// SPDX-License-Identifier: LGPL-2.1-or-later
// Situations that are known in part.
#pragma once

#include "tests/oracle/question.hpp"
#include "tools/benchmark/decision_situations.hpp"

namespace tests::oracle {

// Leaves some facts of a question unsettled, one to four of those that `domain` tells apart: may be
// one of several values, or anything, or (of what is held together) something and perhaps more. A
// place may become one that holds others. `places` are those that the clauses name.
void unsettle(Question& question, const guard::proof::Domain& domain,
              const std::vector<guard::facts::Place>& places, tools::benchmark::Random& random);

// Makes each fact of a question, which knows them all, one of two or three values with a chance of
// one in four.
void blur(Question& question, tools::benchmark::SituationMaker& make,
          tools::benchmark::Random& random);

}  // namespace tests::oracle
