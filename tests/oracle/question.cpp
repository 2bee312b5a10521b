// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/oracle/question.hpp"

#include <limits>

#include "tools/benchmark/decision_situations.hpp"

namespace tests::oracle {

using namespace guard;
using facts::Fact;

namespace {

// All that the possibilities of things held together can be.
template <class Set>
std::vector<proof::Values> ways_of(const facts::Held<Set>& held) {
  std::vector<facts::Held<Set>> ways(1);
  for (const Set& member : held.members) {
    std::vector<facts::Held<Set>> longer;
    for (const facts::Held<Set>& way : ways)
      for (std::size_t i = 0; i < member.size(); ++i) {
        if (!member.test(i)) continue;
        longer.push_back(way);
        longer.back().members.push_back(Set{}.set(i));
      }
    ways = std::move(longer);
  }
  return {ways.begin(), ways.end()};
}

}  // namespace

std::size_t Question::completions() const {
  std::size_t count = on.size();
  for (const auto& values : ways)
    if (__builtin_mul_overflow(count, values.size(), &count))
      return std::numeric_limits<std::size_t>::max();
  return count;
}

Question known_question(const facts::Situation& situation, facts::Day day) {
  Question question{situation, facts::Days::only(day), {}, {day}};
  for (std::size_t i = 0; i < facts::fact_count; ++i)
    question.ways[i] = {proof::values_of(situation, static_cast<Fact>(i))};
  return question;
}

void set(Question& question, Fact fact, const std::vector<proof::Values>& ways) {
  const proof::Values all = tools::benchmark::united(ways);
  proof::assign(question.situation, fact, all);
  question.of(fact) = ways;
  if (const auto* parties = std::get_if<facts::Held<facts::PartySet>>(&all))
    question.of(fact) = ways_of(*parties);
  if (const auto* titles = std::get_if<facts::Held<facts::WordSet>>(&all))
    question.of(fact) = ways_of(*titles);
}

void set(Question& question, facts::Days days, const std::vector<const policy::Pack*>& packs) {
  question.days = days;
  question.on = {days.first};
  for (const policy::Pack* pack : packs)
    for (const facts::Day change :
         {pack->in_force_from, pack->in_force_until + std::chrono::days{1}})
      if (days.first < change && change <= days.last) question.on.push_back(change);
}

}  // namespace tests::oracle
