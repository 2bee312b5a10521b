// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/ticks.hpp"

#include <algorithm>

#include "guard/decision/answers.hpp"
#include "guard/decision/judge.hpp"

namespace guard::explanation {
namespace {

using decision::Answers;
using policy::Answer;
using policy::Test;

Answer negated(Answer answer) {
  if (answer == Answer::open) return Answer::open;
  return answer == Answer::yes ? Answer::no : Answer::yes;
}

// One fact that the clause asks, with the places of its tests among all tests.
struct Dimension {
  std::vector<std::size_t> tests;
  std::vector<Answers> possible;
};

// The tests in the order in which ticks_of lays them out: blocks, then exceptions.
std::vector<Dimension> dimensions_of(const std::vector<TestTick*>& ticks,
                                     const facts::Situation& situation) {
  std::vector<Dimension> dimensions;
  for (std::size_t fact = 0; fact < facts::fact_count; ++fact) {
    Dimension dimension;
    std::vector<const Test*> tests;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      if (ticks[i]->test->fact != static_cast<facts::Fact>(fact)) continue;
      dimension.tests.push_back(i);
      tests.push_back(ticks[i]->test);
    }
    if (tests.empty()) continue;
    dimension.possible = decision::possible_answers(tests, situation.context, situation.stage);
    dimensions.push_back(std::move(dimension));
  }
  return dimensions;
}

bool few_completions(const std::vector<Dimension>& dimensions) {
  std::size_t count = 1;
  for (const Dimension& dimension : dimensions) {
    count *= dimension.possible.size();
    if (count > decision::max_completions) return false;
  }
  return true;
}

// Goes to the next completion, the first dimension fastest; false after the last.
bool next(const std::vector<Dimension>& dimensions, std::vector<std::size_t>& chosen) {
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    if (++chosen[i] < dimensions[i].possible.size()) return true;
    chosen[i] = 0;
  }
  return false;
}

// What each part says in one completion.
void tick_off(ClauseTicks& ticks, const Answers& answers) {
  auto answer = answers.begin();
  Answer met = Answer::yes;
  for (BlockTicks& block : ticks.blocks) {
    Answer any = Answer::no;
    for (std::size_t i = 0; i < block.tests.size(); ++i) any = std::max(any, *answer++);
    block.tick.add(any);
    met = std::min(met, any);
  }
  Answer lifted = Answer::no;
  for (ExceptionTicks& exception : ticks.exceptions) {
    Answer all = Answer::yes;
    for (std::size_t i = 0; i < exception.tests.size(); ++i) all = std::min(all, *answer++);
    exception.tick.add(all);
    lifted = std::max(lifted, all);
  }
  ticks.met.add(met);
  ticks.lifted.add(lifted);
  ticks.forbids.add(std::min(met, negated(lifted)));
}

void add_all(Tick& tick, const Tick& more) {
  tick = {tick.no || more.no, tick.open || more.open, tick.yes || more.yes};
}

// What two parts can say together, as if they had nothing to do with each other.
template <class Combine>
Tick combined(const Tick& a, const Tick& b, const Combine& combine) {
  Tick both;
  for (const Answer one : {Answer::no, Answer::open, Answer::yes})
    for (const Answer other : {Answer::no, Answer::open, Answer::yes})
      if (a.may_be(one) && b.may_be(other)) both.add(combine(one, other));
  return both;
}

void estimate(ClauseTicks& ticks) {
  const auto greater = [](Answer a, Answer b) { return std::max(a, b); };
  const auto less = [](Answer a, Answer b) { return std::min(a, b); };
  ticks.exact = false;
  ticks.met.add(Answer::yes);
  for (BlockTicks& block : ticks.blocks) {
    block.tick.add(Answer::no);
    for (const TestTick& test : block.tests) block.tick = combined(block.tick, test.tick, greater);
    ticks.met = combined(ticks.met, block.tick, less);
  }
  ticks.lifted.add(Answer::no);
  for (ExceptionTicks& exception : ticks.exceptions) {
    exception.tick.add(Answer::yes);
    for (const TestTick& test : exception.tests)
      exception.tick = combined(exception.tick, test.tick, less);
    ticks.lifted = combined(ticks.lifted, exception.tick, greater);
  }
  ticks.forbids = combined(ticks.met, ticks.lifted, [](Answer met, Answer lifted) {
    return std::min(met, negated(lifted));
  });
}

}  // namespace

void Tick::add(Answer answer) {
  Tick one;
  (answer == Answer::no ? one.no : answer == Answer::open ? one.open : one.yes) = true;
  add_all(*this, one);
}

bool Tick::may_be(Answer answer) const {
  return answer == Answer::no ? no : answer == Answer::open ? open : yes;
}

bool Tick::certainly(Answer answer) const {
  return may_be(answer) && no + open + yes == 1;
}

std::string words(const Tick& tick) {
  std::vector<std::string_view> possible;
  if (tick.yes) possible.emplace_back("yes");
  if (tick.no) possible.emplace_back("no");
  if (tick.open) possible.emplace_back("open");
  std::string text;
  for (std::size_t i = 0; i < possible.size(); ++i)
    text.append(i == 0 ? "" : i + 1 == possible.size() ? " or " : ", ").append(possible[i]);
  return text;
}

std::string_view mark(const Tick& tick) {
  if (tick.certainly(Answer::yes)) return "✓";
  if (tick.certainly(Answer::no)) return "✗";
  return tick.certainly(Answer::open) ? "~" : "?";
}

ClauseTicks ticks_of(const policy::Clause& clause, const facts::Situation& situation) {
  ClauseTicks ticks;
  const auto laid_out = [](const std::vector<Test>& tests) {
    std::vector<TestTick> laid;
    for (const Test& test : tests) laid.push_back({&test, {}});
    return laid;
  };
  for (const policy::AnyOf& block : clause.when) ticks.blocks.push_back({laid_out(block), {}});
  for (const policy::Exception& exception : clause.unless)
    ticks.exceptions.push_back({&exception, laid_out(exception.tests), {}});

  std::vector<TestTick*> tests;
  for (BlockTicks& block : ticks.blocks)
    for (TestTick& test : block.tests) tests.push_back(&test);
  for (ExceptionTicks& exception : ticks.exceptions)
    for (TestTick& test : exception.tests) tests.push_back(&test);

  const std::vector<Dimension> dimensions = dimensions_of(tests, situation);
  for (const Dimension& dimension : dimensions)
    for (const Answers& possible : dimension.possible)
      for (std::size_t i = 0; i < possible.size(); ++i)
        tests[dimension.tests[i]]->tick.add(possible[i]);

  if (!few_completions(dimensions)) {
    estimate(ticks);
    return ticks;
  }
  Answers answers(tests.size());
  std::vector<std::size_t> chosen(dimensions.size());
  do {
    for (std::size_t d = 0; d < dimensions.size(); ++d)
      for (std::size_t i = 0; i < dimensions[d].tests.size(); ++i)
        answers[dimensions[d].tests[i]] = dimensions[d].possible[chosen[d]][i];
    tick_off(ticks, answers);
  } while (next(dimensions, chosen));
  return ticks;
}

}  // namespace guard::explanation
