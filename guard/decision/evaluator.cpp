// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/evaluator.hpp"

#include <algorithm>

#include "guard/decision/lower.hpp"

namespace guard::decision {
namespace {

using policy::Answer;

// The least and the greatest answer over all completions.
struct Interval {
  Answer low;
  Answer high;
};
constexpr Interval anything{Answer::no, Answer::yes};

Answer negated(Answer answer) {
  return static_cast<Answer>(static_cast<int>(Answer::yes) - static_cast<int>(answer));
}

class Evaluation {
 public:
  Evaluation(const Program& program, Workspace& workspace)
      : program_(program), workspace_(workspace) {}

  // What a clause says, exception and all.
  Outcome clause(Range components) {
    Interval met{Answer::yes, Answer::yes};
    for (std::uint32_t i = 0; i < components.count; ++i) {
      const Component& one = program_.components[components.first + i];
      const Interval part =
          one.pivots.count == 0 ? block(program_.blocks[one.blocks.first], {}) : component(one);
      if (part.high == Answer::no) return Outcome::permit;
      met = {std::min(met.low, part.low), std::min(met.high, part.high)};
    }
    return met.low == Answer::yes ? Outcome::prohibit : Outcome::undetermined;
  }

 private:
  using Chosen = std::array<std::uint32_t, facts::fact_count>;  // a code for each pivot

  const Workspace::Value& value(facts::Fact fact) const {
    return workspace_.values[static_cast<std::size_t>(fact)];
  }

  Interval test(const CompiledTest& test) const {
    const Workspace::Value& held = value(test.fact);
    const std::size_t width = program_.width(test.fact);
    const Word* yes = &program_.masks[test.masks];
    const Word* open = yes + width;
    Interval greatest{Answer::no, Answer::no};
    for (std::size_t i = 0; i < held.members; ++i) {
      const std::span<const Word> set(held.sets.data() + i * width, width);
      const Answer low = !exceeds(set, yes, yes)    ? Answer::yes
                         : !exceeds(set, yes, open) ? Answer::open
                                                    : Answer::no;
      greatest = {std::max(greatest.low, low), std::max(greatest.high, highest(set, yes, open))};
    }
    // Anything may be held besides, and nothing need be.
    if (held.open_ended) greatest.high = std::max(greatest.high, highest_of_all(yes, width));
    return greatest;
  }

  static Answer highest(std::span<const Word> set, const Word* yes, const Word* open) {
    if (meets(set, yes)) return Answer::yes;
    return meets(set, open) ? Answer::open : Answer::no;
  }

  static Answer highest_of_all(const Word* yes, std::size_t width) {
    const std::span<const Word> covered(yes, width);
    const std::span<const Word> left_open(yes + width, width);
    if (meets(covered, covered.data())) return Answer::yes;
    return meets(left_open, left_open.data()) ? Answer::open : Answer::no;
  }

  Interval block(Range literals, const Chosen& chosen) const {
    Interval any{Answer::no, Answer::no};
    for (std::uint32_t i = 0; i < literals.count; ++i) {
      const Literal& literal = program_.literals[literals.first + i];
      Interval one = literal.pivot == no_pivot ? test(program_.tests[literal.test])
                                       : settled(chosen[literal.pivot], literal.slot);
      if (literal.negated) one = {negated(one.high), negated(one.low)};
      any = {std::max(any.low, one.low), std::max(any.high, one.high)};
    }
    return any;
  }

  static Interval settled(std::uint32_t code, std::uint32_t slot) {
    static constexpr std::array answers{Answer::no, Answer::open, Answer::open, Answer::yes};
    const Answer answer = answers[code >> (2 * slot) & 3];
    return {answer, answer};
  }

  // Blocks with shared facts: each way those can answer is a world of its own.
  Interval component(const Component& component) {
    std::size_t combinations = 1;
    for (std::uint32_t i = 0; i < component.pivots.count; ++i) {
      possible_codes(program_.pivots[component.pivots.first + i], workspace_.codes[i]);
      combinations *= workspace_.codes[i].size();
      if (combinations > max_combinations) return anything;
    }
    Interval all{Answer::yes, Answer::no};
    Chosen chosen{};
    for (std::size_t number = 0; number < combinations; ++number) {
      std::size_t rest = number;
      for (std::uint32_t i = 0; i < component.pivots.count; ++i) {
        const auto& codes = workspace_.codes[i];
        chosen[i] = codes[rest % codes.size()];
        rest /= codes.size();
      }
      Interval here{Answer::yes, Answer::yes};
      for (std::uint32_t i = 0; i < component.blocks.count && here.high != Answer::no; ++i) {
        const Interval part = block(program_.blocks[component.blocks.first + i], chosen);
        here = {std::min(here.low, part.low), std::min(here.high, part.high)};
      }
      all = {std::min(all.low, here.low), std::max(all.high, here.high)};
      if (all.low == Answer::no && all.high == Answer::yes) break;
    }
    return all;
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
  return workspace;
}

Outcome Evaluator::evaluate(const facts::Situation& situation, facts::Days days,
                            Workspace& workspace) const {
  if (days.last < days.first) std::swap(days.first, days.last);
  lower(situation, program_, workspace);
  Evaluation evaluation(program_, workspace);
  for (const Program::Version& version : program_.versions) {
    const bool may_be_in_force = version.from <= days.last && days.first <= version.until;
    for (std::uint32_t i = version.clauses.first; i < version.clauses.first + version.clauses.count;
         ++i)
      workspace.outcomes[i] =
          may_be_in_force ? evaluation.clause(program_.clauses[i]) : Outcome::permit;
  }

  const Outcome first = strictest_on(days.first, program_, workspace.outcomes);
  if (days.first == days.last) return first;
  // What is in force changes only where a version begins or ends.
  for (const Program::Version& version : program_.versions)
    for (const facts::Day change : {version.from, version.until + std::chrono::days{1}})
      if (days.first < change && change <= days.last &&
          strictest_on(change, program_, workspace.outcomes) != first)
        return Outcome::undetermined;
  return first;
}

}  // namespace guard::decision
