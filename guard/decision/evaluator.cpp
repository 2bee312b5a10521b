// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/evaluator.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "guard/decision/lower.hpp"

namespace guard::decision {
namespace {

using policy::Answer;

class Evaluation {
 public:
  Evaluation(const Program& program, Workspace& workspace)
      : program_(program), workspace_(workspace) {}

  // What a clause says, exception and all. `doubtful`: the index has a condition that may not hold.
  Outcome clause(Range components, bool doubtful) {
    Interval met = doubtful ? Interval(Answer::no, Answer::yes) : always;
    for (std::uint32_t i = 0; i < components.count; ++i) {
      const Component& one = program_.components[components.first + i];
      met = met & (one.pivots.count == 0 ? any_of(program_.blocks[one.blocks.first].literals)
                                         : component(one));
      if (met.is_never()) return Outcome::permit;
    }
    return met.is_always() ? Outcome::prohibit : Outcome::undetermined;
  }

 private:
  using Chosen = std::array<std::uint32_t, facts::fact_count>;  // a code for each pivot

  const Workspace::Value& value(facts::Fact fact) const {
    return workspace_.values[static_cast<std::size_t>(fact)];
  }

  Interval test(std::uint32_t number) const {
    Workspace::Answered& answered = workspace_.answered[number];
    if (answered.of != workspace_.evaluations)
      answered = {workspace_.evaluations, ask(program_.tests[number])};
    return answered.interval;
  }

  Interval ask(const CompiledTest& test) const {
    const Workspace::Value& held = value(test.fact);
    const std::size_t width = program_.width(test.fact);
    const Word* yes = &program_.masks[test.masks];
    const Word* open = yes + width;
    Interval greatest = never;
    for (std::size_t i = 0; i < held.members; ++i)
      greatest = greatest | of_set({held.sets.data() + i * width, width}, yes, open);
    // Anything may be held besides, and nothing need be.
    if (held.open_ended) greatest = greatest | Interval(Answer::no, highest_of_all(yes, width));
    return greatest;
  }

  static Interval of_set(std::span<const Word> set, const Word* yes, const Word* open) {
    Word covered = 0;
    Word left_open = 0;
    Word outside = 0;
    for (std::size_t i = 0; i < set.size(); ++i) {
      covered |= set[i] & yes[i];
      left_open |= set[i] & open[i] & ~yes[i];
      outside |= set[i] & ~yes[i] & ~open[i];
    }
    return {outside != 0     ? Answer::no
            : left_open != 0 ? Answer::open
                             : Answer::yes,
            covered != 0     ? Answer::yes
            : left_open != 0 ? Answer::open
                             : Answer::no};
  }

  static Answer highest_of_all(const Word* yes, std::size_t width) {
    const std::span<const Word> covered(yes, width);
    const std::span<const Word> left_open(yes + width, width);
    if (meets(covered, covered.data())) return Answer::yes;
    return meets(left_open, left_open.data()) ? Answer::open : Answer::no;
  }

  // Some of the literals, none of which a pivot decides.
  Interval any_of(Range literals) const {
    Interval any = never;
    for (std::uint32_t i = 0; i < literals.count; ++i) {
      const Literal& literal = program_.literals[literals.first + i];
      any = any | sense(literal, test(literal.test));
    }
    return any;
  }

  // The same of literals that pivots decide.
  Interval any_of(Range literals, const Chosen& chosen) const {
    Interval any = never;
    for (std::uint32_t i = 0; i < literals.count; ++i) {
      const Literal& literal = program_.literals[literals.first + i];
      const std::uint32_t answer = chosen[literal.pivot] >> (2 * literal.slot) & 0b11;
      any = any | sense(literal, Interval::settled(answer));
    }
    return any;
  }

  static Interval sense(const Literal& literal, Interval test) {
    return literal.negated ? !test : test;
  }

  // Blocks with shared facts: each way those can answer is a world of its own.
  Interval component(const Component& component) {
    find_undecided(component.blocks);
    std::size_t combinations = 1;
    for (std::uint32_t i = 0; i < component.pivots.count; ++i) {
      possible_codes(program_.pivots[component.pivots.first + i], workspace_.codes[i]);
      combinations *= workspace_.codes[i].size();
      if (combinations > max_combinations) return anything;
    }
    std::optional<Interval> all;
    std::array<std::size_t, facts::fact_count> number{};  // of the code at hand, for each pivot
    Chosen chosen{};
    for (std::uint32_t i = 0; i < component.pivots.count; ++i) chosen[i] = workspace_.codes[i][0];
    for (; combinations > 0; --combinations) {
      Interval here = always;
      for (const Workspace::Undecided& block : workspace_.undecided) {
        here = here & (block.rest | any_of(block.literals, chosen));
        if (here.is_never()) break;
      }
      all = all ? Interval::around(*all, here) : here;
      if (all->is_anything()) break;
      for (std::uint32_t i = 0; i < component.pivots.count; ++i) {
        const auto& codes = workspace_.codes[i];
        if (++number[i] == codes.size()) number[i] = 0;
        chosen[i] = codes[number[i]];
        if (number[i] != 0) break;
      }
    }
    return *all;
  }

  // The blocks that don't hold whatever the pivots are.
  void find_undecided(Range blocks) {
    workspace_.undecided.clear();
    for (std::uint32_t i = 0; i < blocks.count; ++i) {
      const Block& block = program_.blocks[blocks.first + i];
      const Interval rest = any_of({block.literals.first, block.free});
      if (!rest.is_always())
        workspace_.undecided.push_back(
            {{block.literals.first + block.free, block.literals.count - block.free}, rest});
    }
  }

  // Every combination of answers that the fact's possibilities give to the pivot's tests.
  void possible_codes(const Pivot& pivot, std::vector<std::uint32_t>& codes) const {
    const Workspace::Value& held = value(pivot.fact);
    const std::size_t width = program_.width(pivot.fact);
    const std::span patterns(&program_.patterns[pivot.patterns.first], pivot.patterns.count);
    codes.assign(1, 0);
    for (std::size_t i = 0; i < held.members; ++i) {
      const std::span<const Word> set(held.sets.data() + i * width, width);
      const std::size_t before = codes.size();
      for (const Pattern& pattern : patterns)
        if (meets(set, &program_.masks[pattern.mask]))
          for (std::size_t code = 0; code < before; ++code)
            add(codes, before, codes[code] | pattern.code);
      codes.erase(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(before));
    }
    if (!held.open_ended) return;
    for (const Pattern& pattern : patterns) {
      const std::size_t before = codes.size();
      for (std::size_t code = 0; code < before; ++code) add(codes, 0, codes[code] | pattern.code);
    }
  }

  // Adds a code unless it stands there already, at `from` or behind.
  static void add(std::vector<std::uint32_t>& codes, std::size_t from, std::uint32_t code) {
    if (std::find(codes.begin() + static_cast<std::ptrdiff_t>(from), codes.end(), code) ==
        codes.end())
      codes.push_back(code);
  }

  const Program& program_;
  Workspace& workspace_;
};

// Remembers which clauses may be in force, for decisions come many a day.
void note_in_force(const Program& program, facts::Days days, Workspace& workspace) {
  if (workspace.days.first == days.first && workspace.days.last == days.last) return;
  workspace.days = days;
  std::fill(workspace.in_force.begin(), workspace.in_force.end(), 0);
  for (const Program::Version& version : program.versions)
    if (version.from <= days.last && days.first <= version.until)
      for (std::uint32_t i = 0; i < version.clauses.count; ++i)
        set_bit(workspace.in_force, version.clauses.first + i);
}

void find_candidates(const Program& program, Workspace& workspace) {
  workspace.candidates.possible = workspace.in_force;
  std::fill(workspace.candidates.doubtful.begin(), workspace.candidates.doubtful.end(), 0);
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<facts::Fact>(i);
    if (workspace.values[i].members == 1)
      program.index.narrow(fact, {workspace.values[i].sets.data(), program.width(fact)},
                           workspace.candidates);
  }
}

// The strictest that the clauses say which are in force on `day`.
Outcome strictest_on(facts::Day day, const Program& program, const std::vector<Outcome>& outcomes) {
  Outcome strictest = Outcome::permit;
  for (const Program::Version& version : program.versions) {
    if (day < version.from || version.until < day) continue;
    for (std::uint32_t i = 0; i < version.clauses.count; ++i)
      strictest = std::max(strictest, outcomes[version.clauses.first + i]);
  }
  return strictest;
}

// What all days agree on. What is in force changes only where a version begins or ends.
Outcome on_every_day(facts::Days days, const Program& program,
                     const std::vector<Outcome>& outcomes) {
  const Outcome first = strictest_on(days.first, program, outcomes);
  for (const Program::Version& version : program.versions)
    for (const facts::Day change : {version.from, version.until + std::chrono::days{1}})
      if (days.first < change && change <= days.last &&
          strictest_on(change, program, outcomes) != first)
        return Outcome::undetermined;
  return first;
}

}  // namespace

Workspace Evaluator::workspace() const {
  constexpr std::size_t held_together = 8;
  Workspace workspace;
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<facts::Fact>(i);
    const bool is_held = fact == facts::Fact::acting_for || fact == facts::Fact::authority;
    workspace.values[i].members = 1;
    workspace.values[i].sets.resize(program_.width(fact) * (is_held ? held_together : 1));
    workspace.codes[i].reserve(1024);
  }
  workspace.outcomes.resize(program_.clauses.size());
  std::size_t most_blocks = 0;
  for (const Component& component : program_.components)
    most_blocks = std::max<std::size_t>(most_blocks, component.blocks.count);
  workspace.undecided.reserve(most_blocks);
  workspace.answered.resize(program_.tests.size());
  workspace.in_force.resize(words_for(program_.clauses.size()));
  workspace.candidates.possible.resize(workspace.in_force.size());
  workspace.candidates.doubtful.resize(workspace.in_force.size());
  return workspace;
}

Outcome Evaluator::evaluate(const facts::Situation& situation, facts::Days days,
                            Workspace& workspace) const {
  if (days.last < days.first) std::swap(days.first, days.last);
  ++workspace.evaluations;
  lower(situation, program_, workspace);
  note_in_force(program_, days, workspace);
  find_candidates(program_, workspace);
  std::fill(workspace.outcomes.begin(), workspace.outcomes.end(), Outcome::permit);
  Evaluation evaluation(program_, workspace);
  Outcome strictest = Outcome::permit;
  for (std::size_t word = 0; word < workspace.candidates.possible.size(); ++word)
    for (Word rest = workspace.candidates.possible[word]; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
      const bool doubtful = (workspace.candidates.doubtful[word] >> bit & 1) != 0;
      Outcome& outcome = workspace.outcomes[word * word_bits + bit];
      outcome = evaluation.clause(program_.clauses[word * word_bits + bit], doubtful);
      strictest = std::max(strictest, outcome);
    }
  if (days.first == days.last) return strictest;
  return on_every_day(days, program_, workspace.outcomes);
}

}  // namespace guard::decision
