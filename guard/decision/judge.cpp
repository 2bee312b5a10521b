// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/judge.hpp"

#include <algorithm>

#include "guard/decision/answers.hpp"
#include "guard/decision/interval.hpp"

namespace guard::decision {
namespace {

using policy::Answer;
using policy::AnyOf;
using policy::Clause;
using policy::Exception;
using policy::Test;

// One fact a clause asks about. What it can answer is independent of all other facts.
struct Dimension {
  facts::Fact fact;
  std::vector<std::size_t> tests;  // positions in the clause's list of tests
  std::vector<Answers> possible;
};

// All tests of a clause in one fixed order: conditions, then exceptions, as written.
std::vector<const Test*> tests_of(const Clause& clause) {
  std::vector<const Test*> tests;
  for (const AnyOf& block : clause.when)
    for (const Test& test : block) tests.push_back(&test);
  for (const Exception& exception : clause.unless)
    for (const Test& test : exception.tests) tests.push_back(&test);
  return tests;
}

std::vector<Dimension> dimensions_of(const std::vector<const Test*>& tests,
                                     const facts::Context& context,
                                     const facts::StageFacts& stage) {
  std::vector<Dimension> dimensions;
  for (std::size_t fact = 0; fact < facts::fact_count; ++fact) {
    Dimension dimension{static_cast<facts::Fact>(fact), {}, {}};
    std::vector<const Test*> of_fact;
    for (std::size_t i = 0; i < tests.size(); ++i) {
      if (tests[i]->fact != dimension.fact) continue;
      dimension.tests.push_back(i);
      of_fact.push_back(tests[i]);
    }
    if (of_fact.empty()) continue;
    dimension.possible = possible_answers(of_fact, context, stage);
    dimensions.push_back(std::move(dimension));
  }
  return dimensions;
}

// A completion's answers to all tests, two bits each: no 00, open 01, yes 11.
using Packed = std::uint64_t;
constexpr std::size_t max_tests = 32;
constexpr Packed open_bits = 0x5555'5555'5555'5555;
constexpr Packed yes_bits = open_bits << 1;

Answer any_of(Packed answers, Packed tests) {
  if ((answers & tests & yes_bits) != 0) return Answer::yes;
  return (answers & tests) != 0 ? Answer::open : Answer::no;
}

Answer all_of(Packed answers, Packed tests) {
  if ((answers & tests) == tests) return Answer::yes;
  return (answers & tests & open_bits) == (tests & open_bits) ? Answer::open : Answer::no;
}

Answer negated(Answer answer) {
  return static_cast<Answer>(static_cast<int>(Answer::yes) - static_cast<int>(answer));
}

// The clause as masks of its tests, in the order of tests_of.
struct Shape {
  std::vector<Packed> when;
  std::vector<Packed> unless;

  explicit Shape(const Clause& clause) {
    std::size_t next = 0;
    const auto mask = [&](std::size_t count) {
      Packed tests = 0;
      for (; count > 0; --count) tests |= Packed{0b11} << (2 * next++);
      return tests;
    };
    for (const AnyOf& block : clause.when) when.push_back(mask(block.size()));
    for (const Exception& exception : clause.unless) unless.push_back(mask(exception.tests.size()));
  }

  [[nodiscard]] Answer met(Packed answers) const {
    Answer met = Answer::yes;
    for (const Packed block : when) met = std::min(met, any_of(answers, block));
    return met;
  }
  // Whether the clause forbids where its conditions say `met`.
  [[nodiscard]] Answer effect(Answer met, Packed answers) const {
    for (const Packed exception : unless) met = std::min(met, negated(all_of(answers, exception)));
    return met;
  }
};

// The exceptions that hold for certain wherever the clause may be met, if it may be.
class Lifting {
 public:
  explicit Lifting(const Shape& shape) : shape_(shape), certain_(shape.unless.size(), true) {}

  void see(Answer met, Packed answers) {
    if (met == Answer::no) return;
    may_be_met_ = true;
    for (std::size_t i = 0; i < certain_.size(); ++i)
      certain_[i] = certain_[i] && all_of(answers, shape_.unless[i]) == Answer::yes;
  }

  [[nodiscard]] std::vector<const Exception*> named(const Clause& clause) const {
    std::vector<const Exception*> exceptions;
    for (std::size_t i = 0; may_be_met_ && i < certain_.size(); ++i)
      if (certain_[i] && !clause.unless[i].id.empty()) exceptions.push_back(&clause.unless[i]);
    return exceptions;
  }

 private:
  const Shape& shape_;
  std::vector<bool> certain_;
  bool may_be_met_ = false;
};

// The number of completions, or 0 when there are more than max_completions.
std::size_t completions_of(const std::vector<Dimension>& dimensions) {
  std::size_t count = 1;
  for (const Dimension& dimension : dimensions) {
    count *= dimension.possible.size();
    if (count > max_completions) return 0;
  }
  return count;
}

// Every completion. The first dimension turns fastest.
std::vector<Packed> all_completions(const std::vector<Dimension>& dimensions) {
  std::vector<Packed> completions{0};
  for (const Dimension& dimension : dimensions) {
    const std::size_t before = completions.size();
    completions.resize(before * dimension.possible.size());
    for (std::size_t value = dimension.possible.size(); value-- > 0;) {
      Packed answers = 0;
      for (std::size_t i = 0; i < dimension.tests.size(); ++i)
        answers |= Packed{code(dimension.possible[value][i])} << (2 * dimension.tests[i]);
      for (std::size_t i = 0; i < before; ++i)
        completions[value * before + i] = completions[i] | answers;
    }
  }
  return completions;
}

std::vector<facts::Fact> all_unsettled(const std::vector<Dimension>& dimensions) {
  std::vector<facts::Fact> unsettled;
  for (const Dimension& dimension : dimensions)
    if (dimension.possible.size() > 1) unsettled.push_back(dimension.fact);
  return unsettled;
}

// Whether some effects differ that lie a multiple of `stride` apart, in one round of `values`.
bool differ(const std::vector<Answer>& effects, std::size_t stride, std::size_t values) {
  for (std::size_t round = 0; round < effects.size(); round += stride * values)
    for (std::size_t i = round + stride; i < round + stride * values; ++i)
      if (effects[i] != effects[i - stride]) return true;
  return false;
}

// The facts of which another value alone can change the effect.
std::vector<facts::Fact> deciding(const std::vector<Dimension>& dimensions,
                                  const std::vector<Answer>& effects) {
  std::vector<facts::Fact> facts;
  std::size_t stride = 1;
  for (const Dimension& dimension : dimensions) {
    if (differ(effects, stride, dimension.possible.size())) facts.push_back(dimension.fact);
    stride *= dimension.possible.size();
  }
  return facts;
}

// Adds the open tests whose question matters where the effect is open: to answer it would settle
// the effect, or be part of settling it.
void add_open(const Shape& shape, Packed answers, Packed& open_tests) {
  for (Packed rest = answers & ~(answers >> 1) & open_bits & ~open_tests; rest != 0;
       rest &= rest - 1) {
    const Packed test = rest & (~rest + 1);
    const auto effect_if = [&](Packed now) { return shape.effect(shape.met(now), now); };
    if (effect_if(answers | test << 1) != Answer::open ||
        effect_if(answers & ~test) != Answer::open)
      open_tests |= test;
  }
}

// The questions of the tests whose bits `open_tests` has.
std::vector<std::string> questions_of(const std::vector<const Test*>& tests, Packed open_tests) {
  std::vector<std::string> questions;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const std::string& question = tests[i]->question;
    if ((open_tests >> (2 * i) & 1) != 0 &&
        std::find(questions.begin(), questions.end(), question) == questions.end())
      questions.push_back(question);
  }
  return questions;
}

}  // namespace

Judgement judge(const Clause& clause, const facts::Context& context,
                const facts::StageFacts& stage) {
  const std::vector<const Test*> tests = tests_of(clause);
  const std::vector<Dimension> dimensions = dimensions_of(tests, context, stage);
  if (tests.size() > max_tests || completions_of(dimensions) == 0)
    return {Outcome::undetermined, all_unsettled(dimensions), {}, {}};

  const Shape shape(clause);
  Lifting lifting(shape);
  std::vector<Answer> effects;
  Packed open_tests = 0;
  for (const Packed answers : all_completions(dimensions)) {
    const Answer met = shape.met(answers);
    lifting.see(met, answers);
    effects.push_back(shape.effect(met, answers));
    if (effects.back() == Answer::open) add_open(shape, answers, open_tests);
  }

  const auto all = [&](Answer answer) {
    return std::all_of(effects.begin(), effects.end(), [&](Answer e) { return e == answer; });
  };
  Judgement judgement;
  judgement.outcome = all(Answer::yes)  ? Outcome::prohibit
                      : all(Answer::no) ? Outcome::permit
                                        : Outcome::undetermined;
  judgement.missing = deciding(dimensions, effects);
  judgement.open = questions_of(tests, open_tests);
  if (judgement.outcome == Outcome::permit) judgement.lifted_by = lifting.named(clause);
  return judgement;
}

}  // namespace guard::decision
