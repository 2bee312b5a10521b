// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/judge.hpp"

#include <algorithm>

#include "guard/decision/answers.hpp"

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

Answer negated(Answer answer) {
  if (answer == Answer::open) return Answer::open;
  return answer == Answer::yes ? Answer::no : Answer::yes;
}

// What the conditions and each exception say, in one completion.
struct Parts {
  Answer met = Answer::yes;
  std::vector<Answer> lifts;

  // Whether the clause forbids.
  [[nodiscard]] Answer effect() const {
    Answer lifted = Answer::no;
    for (const Answer lift : lifts) lifted = std::max(lifted, lift);
    return std::min(met, negated(lifted));
  }
};

// `answers` are in the order of tests_of.
Parts parts_of(const Clause& clause, const Answers& answers) {
  auto answer = answers.begin();
  Parts parts;
  for (const AnyOf& block : clause.when) {
    Answer any = Answer::no;
    for (std::size_t i = 0; i < block.size(); ++i) any = std::max(any, *answer++);
    parts.met = std::min(parts.met, any);
  }
  for (const Exception& exception : clause.unless) {
    Answer all = Answer::yes;
    for (std::size_t i = 0; i < exception.tests.size(); ++i) all = std::min(all, *answer++);
    parts.lifts.push_back(all);
  }
  return parts;
}

// The exceptions that hold for certain wherever the clause may be met, if it may be.
class Lifting {
 public:
  explicit Lifting(const Clause& clause) : clause_(clause), certain_(clause.unless.size(), true) {}

  void see(const Parts& parts) {
    if (parts.met == Answer::no) return;
    may_be_met_ = true;
    for (std::size_t i = 0; i < certain_.size(); ++i)
      if (parts.lifts[i] != Answer::yes) certain_[i] = false;
  }

  [[nodiscard]] std::vector<const Exception*> named() const {
    std::vector<const Exception*> exceptions;
    for (std::size_t i = 0; may_be_met_ && i < certain_.size(); ++i)
      if (certain_[i] && !clause_.unless[i].id.empty()) exceptions.push_back(&clause_.unless[i]);
    return exceptions;
  }

 private:
  const Clause& clause_;
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

// Puts completion number `index` into `answers`. The first dimension turns fastest.
void complete(const std::vector<Dimension>& dimensions, std::size_t index, Answers& answers) {
  for (const Dimension& dimension : dimensions) {
    const Answers& chosen = dimension.possible[index % dimension.possible.size()];
    index /= dimension.possible.size();
    for (std::size_t i = 0; i < chosen.size(); ++i) answers[dimension.tests[i]] = chosen[i];
  }
}

std::vector<facts::Fact> all_unsettled(const std::vector<Dimension>& dimensions) {
  std::vector<facts::Fact> unsettled;
  for (const Dimension& dimension : dimensions)
    if (dimension.possible.size() > 1) unsettled.push_back(dimension.fact);
  return unsettled;
}

// The facts of which another value alone can change the effect.
std::vector<facts::Fact> deciding(const std::vector<Dimension>& dimensions,
                                  const std::vector<Answer>& effects) {
  std::vector<facts::Fact> facts;
  std::size_t stride = 1;
  for (const Dimension& dimension : dimensions) {
    const std::size_t values = dimension.possible.size();
    bool decides = false;
    for (std::size_t i = 0; i < effects.size() && !decides; ++i) {
      const std::size_t with_first_value = i - (i / stride % values) * stride;
      decides = effects[i] != effects[with_first_value];
    }
    if (decides) facts.push_back(dimension.fact);
    stride *= values;
  }
  return facts;
}

void add_open_questions(const std::vector<const Test*>& tests, const Answers& answers,
                        std::vector<std::string>& questions) {
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const std::string& question = tests[i]->question;
    if (answers[i] == Answer::open &&
        std::find(questions.begin(), questions.end(), question) == questions.end())
      questions.push_back(question);
  }
}

}  // namespace

Judgement judge(const Clause& clause, const facts::Context& context,
                const facts::StageFacts& stage) {
  const std::vector<const Test*> tests = tests_of(clause);
  const std::vector<Dimension> dimensions = dimensions_of(tests, context, stage);
  const std::size_t completions = completions_of(dimensions);
  if (completions == 0) return {Outcome::undetermined, all_unsettled(dimensions), {}, {}};

  Judgement judgement;
  Lifting lifting(clause);
  std::vector<Answer> effects(completions);
  Answers answers(tests.size());
  for (std::size_t i = 0; i < completions; ++i) {
    complete(dimensions, i, answers);
    const Parts parts = parts_of(clause, answers);
    lifting.see(parts);
    effects[i] = parts.effect();
    if (effects[i] == Answer::open) add_open_questions(tests, answers, judgement.open);
  }

  const auto all = [&](Answer answer) {
    return std::all_of(effects.begin(), effects.end(), [&](Answer e) { return e == answer; });
  };
  judgement.outcome = all(Answer::yes)  ? Outcome::prohibit
                      : all(Answer::no) ? Outcome::permit
                                        : Outcome::undetermined;
  judgement.missing = deciding(dimensions, effects);
  if (judgement.outcome == Outcome::permit) judgement.lifted_by = lifting.named();
  return judgement;
}

}  // namespace guard::decision
