// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/grid.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "guard/decision/answers.hpp"

namespace guard::proof {
namespace {

using facts::Fact;
using policy::Answer;
using policy::Clause;

Answer negated(Answer answer) {
  return static_cast<Answer>(static_cast<int>(Answer::yes) - static_cast<int>(answer));
}

std::size_t dimension_of(const Domain& domain, Fact fact) {
  const auto found = std::find_if(domain.begin(), domain.end(),
                                  [&](const Dimension& one) { return one.fact == fact; });
  return static_cast<std::size_t>(found - domain.begin());
}

Answer answer(const policy::Test& test, const Class& values) {
  facts::Situation situation;
  assign(situation, test.fact, values.values);
  const policy::Test* const tests[] = {&test};
  return decision::possible_answers(tests, situation.context, situation.stage).front().front();
}

}  // namespace

Grid::Grid(const std::vector<const Clause*>& clauses, Domain domain) : domain_(std::move(domain)) {
  const auto add = [&](const policy::Test& asked) {
    Test test{dimension_of(domain_, asked.fact), {}, {Answer::yes, Answer::no}};
    for (const Class& values : domain_[test.dimension].classes) {
      const Answer one = answer(asked, values);
      test.answers.push_back(one);
      test.bounds = {std::min(test.bounds.low, one), std::max(test.bounds.high, one)};
    }
    tests_.push_back(std::move(test));
    return tests_.size() - 1;
  };
  for (const Clause* clause : clauses) {
    Rule rule;
    for (const policy::AnyOf& block : clause->when)
      std::transform(block.begin(), block.end(), std::back_inserter(rule.when.emplace_back()), add);
    for (const policy::Exception& exception : clause->unless)
      std::transform(exception.tests.begin(), exception.tests.end(),
                     std::back_inserter(rule.unless.emplace_back()), add);
    rules_.push_back(std::move(rule));
  }
}

std::vector<Answer> Grid::answers(std::size_t dimension, std::size_t class_index) const {
  std::vector<Answer> all;
  for (const Test& test : tests_)
    if (test.dimension == dimension) all.push_back(test.answers[class_index]);
  return all;
}

Bounds Grid::test(std::size_t index, const Position& position) const {
  const Test& test = tests_[index];
  const std::size_t at = position[test.dimension];
  if (at == any) return test.bounds;
  return {test.answers[at], test.answers[at]};
}

Bounds Grid::effect(const Rule& rule, const Position& position) const {
  Bounds effect{Answer::yes, Answer::yes};
  for (const Rule::Tests& block : rule.when) {
    Bounds block_says{Answer::no, Answer::no};
    for (const std::size_t index : block) {
      const Bounds one = test(index, position);
      block_says = {std::max(block_says.low, one.low), std::max(block_says.high, one.high)};
    }
    effect = {std::min(effect.low, block_says.low), std::min(effect.high, block_says.high)};
  }
  for (const Rule::Tests& exception : rule.unless) {
    Bounds lift{Answer::yes, Answer::yes};
    for (const std::size_t index : exception) {
      const Bounds one = test(index, position);
      lift = {std::min(lift.low, one.low), std::min(lift.high, one.high)};
    }
    effect = {std::min(effect.low, negated(lift.high)), std::min(effect.high, negated(lift.low))};
  }
  return effect;
}

Walk::Walk(const Grid& grid, const std::vector<const Rule*>& rules)
    : grid_(grid), position_(grid.domain_.size(), Grid::any) {
  std::set<std::size_t> asked;
  for (const Rule* rule : rules)
    for (const auto* blocks : {&rule->when, &rule->unless})
      for (const Rule::Tests& block : *blocks)
        for (const std::size_t test : block) asked.insert(grid.tests_[test].dimension);
  order_.assign(asked.begin(), asked.end());
  // Few parts first, so that what is skipped is skipped early.
  std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    return grid.domain_[a].classes.size() < grid.domain_[b].classes.size();
  });
}

End Walk::run(const std::function<Step()>& look, std::size_t max_steps) {
  steps_ = 0;
  depth_ = 0;
  position_.assign(position_.size(), Grid::any);
  return descend(look, max_steps);
}

End Walk::descend(const std::function<Step()>& look, std::size_t max_steps) {
  if (++steps_ > max_steps) return End::too_long;
  const Step step = look();
  if (step == Step::stop) return End::stopped;
  if (step == Step::skip || is_known()) return End::exhausted;
  const std::size_t dimension = order_[depth_];
  ++depth_;
  for (std::size_t i = 0; i < grid_.domain_[dimension].classes.size(); ++i) {
    position_[dimension] = i;
    // Where it stopped, the position stays to be looked at.
    if (const End end = descend(look, max_steps); end != End::exhausted) return end;
  }
  position_[dimension] = Grid::any;
  --depth_;
  return End::exhausted;
}

std::size_t Walk::size() const {
  Domain walked;
  for (const std::size_t dimension : order_) walked.push_back(grid_.domain_[dimension]);
  return size_of(walked);
}

}  // namespace guard::proof
