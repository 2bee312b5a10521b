// SPDX-License-Identifier: LGPL-2.1-or-later
// The evaluator: what the bound clauses say of a situation, and no more. Reasons are worked out
// elsewhere, for the few clauses that need any.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "guard/decision/interval.hpp"
#include "guard/decision/program.hpp"
#include "guard/decision/verdict.hpp"

namespace guard::decision {

// The ways a fact can answer that several blocks share are tried one by one. A clause with more
// combinations than this is not worked out: it may apply.
inline constexpr std::size_t max_combinations = 1 << 16;

// What an evaluation works on, so that it need not allocate. One for each thread that evaluates.
struct Workspace {
  // A fact as bit sets: one for a single value, one for each thing held.
  struct Value {
    std::vector<Word> sets;
    std::size_t members = 0;
    bool open_ended = false;
  };
  std::array<Value, facts::fact_count> values;
  std::array<std::vector<std::uint32_t>, facts::fact_count> codes;  // of each pivot
  // What a test answers, once it was asked in evaluation number `of`.
  struct Answered {
    std::uint64_t of = 0;
    Interval interval;
  };
  std::vector<Answered> answered;
  // A block of the component at hand that the pivots decide, and what the rest of it answers.
  struct Undecided {
    Range literals;
    Interval rest;
  };
  std::vector<Undecided> undecided;
  std::uint64_t evaluations = 0;
  std::vector<Word> in_force;                          // clauses, on one of `days`
  facts::Days days{facts::end_of_time, facts::Day{}};  // no days yet
  Candidates candidates;                               // clauses that may be met
  std::vector<Outcome> outcomes;                       // of each clause
};

class Evaluator {
 public:
  explicit Evaluator(std::span<const policy::BoundVersion> bound) : program_(bound) {}

  [[nodiscard]] Workspace workspace() const;

  // The outcome, by the rules of decide(). Leaves in `workspace.outcomes` what each clause says, in
  // the order of the bound versions; clauses of versions that are surely not in force say permit.
  // Allocates nothing unless more things are held together than ever before.
  [[nodiscard]] Outcome evaluate(const facts::Situation& situation, facts::Days days,
                                 Workspace& workspace) const;

  [[nodiscard]] const Program& program() const { return program_; }

 private:
  Program program_;
};

}  // namespace guard::decision
