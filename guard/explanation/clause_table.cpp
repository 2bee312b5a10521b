// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/clause_table.hpp"

#include <algorithm>

namespace guard::explanation {
namespace {

using decision::Answers;
using decision::Outcome;
using facts::Fact;
using policy::Answer;

// The states of a fact before those of its answers.
constexpr std::uint64_t as_kept = 0;
constexpr std::uint64_t free_to_vary = 1;
constexpr std::uint64_t first_answers = 2;

constexpr unsigned bit(Answer answer) {
  return 1u << static_cast<unsigned>(answer);
}

Answer negated(Answer answer) {
  if (answer == Answer::open) return Answer::open;
  return answer == Answer::yes ? Answer::no : Answer::yes;
}

Outcome outcome_of(unsigned effects) {
  if (effects == bit(Answer::yes)) return Outcome::prohibit;
  return effects == bit(Answer::no) ? Outcome::permit : Outcome::undetermined;
}

}  // namespace

ClauseTable::ClauseTable(const policy::Clause& clause, const facts::Situation& situation)
    : columns_(facts::fact_count) {
  for (const policy::AnyOf& block : clause.when) when_.push_back(add_tests(block));
  for (const policy::Exception& exception : clause.unless)
    unless_.push_back(add_tests(exception.tests));

  Key stride = 1;
  for (Column& column : columns_) {
    if (column.tests.empty()) continue;
    const auto now = decision::possible_answers(column.tests, situation.context, situation.stage);
    const auto ever = decision::possible_answers(column.tests, {}, {});
    column.answers = now;
    column.answers.insert(column.answers.end(), ever.begin(), ever.end());
    std::sort(column.answers.begin(), column.answers.end());
    column.answers.erase(std::unique(column.answers.begin(), column.answers.end()),
                         column.answers.end());
    for (const Answers& one : now) column.kept.push_back(column.digit_of(one));
    column.stride = stride;
    too_large_ = too_large_ || __builtin_mul_overflow(stride, column.states(), &stride);
  }
}

std::vector<ClauseTable::Place> ClauseTable::add_tests(std::span<const policy::Test> tests) {
  std::vector<Place> places;
  for (const policy::Test& test : tests) {
    auto& known = columns_[static_cast<std::size_t>(test.fact)].tests;
    places.push_back({test.fact, known.size()});
    known.push_back(&test);
  }
  return places;
}

ClauseTable::Key ClauseTable::Column::digit_of(const Answers& one) const {
  const auto place = std::lower_bound(answers.begin(), answers.end(), one);
  return first_answers + static_cast<Key>(place - answers.begin());
}

ClauseTable::Key ClauseTable::answered(Key key, Fact fact, const Answers& answers) const {
  const Column& column = of(fact);
  return key + (column.digit_of(answers) - free_to_vary) * column.stride;
}

// The first fact in the state `digit`; null when none is.
const ClauseTable::Column* ClauseTable::first_in(Key key, Key digit) const {
  for (const Column& column : columns_)
    if (column.stride != 0 && key / column.stride % column.states() == digit) return &column;
  return nullptr;
}

Answer ClauseTable::answer(Place place, Key key) const {
  const Column& column = of(place.fact);
  return column.answers[key / column.stride % column.states() - first_answers][place.slot];
}

// Whether the clause forbids, when all facts have answers.
Answer ClauseTable::effect(Key key) const {
  Answer met = Answer::yes;
  for (const auto& block : when_) {
    Answer any = Answer::no;
    for (const Place place : block) any = std::max(any, answer(place, key));
    met = std::min(met, any);
  }
  Answer lifted = Answer::no;
  for (const auto& exception : unless_) {
    Answer all = Answer::yes;
    for (const Place place : exception) all = std::min(all, answer(place, key));
    lifted = std::max(lifted, all);
  }
  return std::min(met, negated(lifted));
}

// The effects that what is kept allows, when no fact is free; two of them are as good as all.
unsigned ClauseTable::effects(Key key, Effort& effort) {
  if (const auto known = effects_.find(key); known != effects_.end()) return known->second;
  constexpr unsigned doubtful = bit(Answer::no) | bit(Answer::yes);
  unsigned found = 0;
  if (!effort.take()) {
    found = doubtful;
  } else if (const Column* column = first_in(key, as_kept); column == nullptr) {
    found = bit(effect(key));
  } else {
    for (const Key digit : column->kept) {
      found |= effects(key + digit * column->stride, effort);
      if ((found & (found - 1)) != 0) break;
    }
  }
  return effects_[key] = found;
}

Outcomes ClauseTable::outcomes(Key key, Effort& effort) {
  if (too_large_) return Outcomes::any();
  if (const auto known = outcomes_.find(key); known != outcomes_.end()) return known->second;
  Outcomes found;
  if (!effort.take()) {
    found = Outcomes::any();
  } else if (const Column* column = first_in(key, free_to_vary); column == nullptr) {
    found = Outcomes(outcome_of(effects(key, effort)));
  } else {
    for (Key i = 0; i < column->answers.size() && found != Outcomes::any(); ++i)
      found = found | outcomes(key + (first_answers + i - free_to_vary) * column->stride, effort);
  }
  return outcomes_[key] = found;
}

}  // namespace guard::explanation
