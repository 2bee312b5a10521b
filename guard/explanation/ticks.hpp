// SPDX-License-Identifier: LGPL-2.1-or-later
// A clause ticked off against a situation, one condition after the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/facts/context.hpp"
#include "guard/policy/clause.hpp"

namespace guard::explanation {

// The answers that some completion of the facts gives. Just one: it is certain.
struct Tick {
  bool no = false;
  bool open = false;
  bool yes = false;

  void add(policy::Answer answer);
  [[nodiscard]] bool certainly(policy::Answer answer) const;
  [[nodiscard]] bool may_be(policy::Answer answer) const;
};

// "yes", "no or open", "yes, no or open".
[[nodiscard]] std::string words(const Tick& tick);
// One character: ✓ certainly yes, ✗ certainly no, ~ certainly open, ? several are possible.
[[nodiscard]] std::string_view mark(const Tick& tick);

struct TestTick {
  const policy::Test* test;
  Tick tick;
};

// A block of conditions, of which one is enough.
struct BlockTicks {
  std::vector<TestTick> tests;
  Tick tick;
};

// An exception, all tests of which must hold.
struct ExceptionTicks {
  const policy::Exception* exception;
  std::vector<TestTick> tests;
  Tick tick;
};

// Points into the clause.
struct ClauseTicks {
  std::vector<BlockTicks> blocks;
  std::vector<ExceptionTicks> exceptions;
  Tick met;      // all blocks hold
  Tick lifted;   // an exception holds
  Tick forbids;  // met and not lifted: certainly yes is prohibit, certainly no is permit
  // Each part's answers are those that occur when all parts are asked at once. Where that would
  // take more than decision::max_completions, they are put together from the single tests, and may
  // then name answers that can't occur.
  bool exact = true;
};

[[nodiscard]] ClauseTicks ticks_of(const policy::Clause& clause, const facts::Situation& situation);

}  // namespace guard::explanation
