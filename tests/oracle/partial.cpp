// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/oracle/partial.hpp"

#include <algorithm>

namespace tests::oracle {

using namespace guard;
using facts::Fact;
using proof::Dimension;
using proof::Values;
using tools::benchmark::Random;

namespace {

// One known value of each class: whatever the fact is, it answers as one of them does.
std::vector<Values> one_of_each(const Dimension& dimension, Random& random) {
  std::vector<Values> values;
  for (const proof::Class& one : dimension.classes)
    values.push_back(tools::benchmark::known_one(one.values, random));
  return values;
}

// May be any of two to four values.
void one_of_some(Question& question, const Dimension& dimension, Random& random) {
  std::vector<Values> ways;
  for (std::size_t count = 2 + random.below(3); count > 0; --count)
    ways.push_back(tools::benchmark::known_one(random.one_of(dimension.classes).values, random));
  set(question, dimension.fact, ways);
}

void anything(Question& question, const Dimension& dimension, Random& random) {
  question.of(dimension.fact) = one_of_each(dimension, random);
  proof::forget(question.situation, dimension.fact);
}

// What is held already, and perhaps anything else.
template <class Set>
void held_and_more(Question& question, const Dimension& dimension, Random& random) {
  using Held = facts::Held<Set>;
  const Values before = question.of(dimension.fact).front();
  Held held = std::get<Held>(before);
  std::vector<Values> ways;
  for (const Values& more : one_of_each(dimension, random)) {
    Held both = held;
    const Held& others = std::get<Held>(more);
    both.members.insert(both.members.end(), others.members.begin(), others.members.end());
    ways.emplace_back(std::move(both));
  }
  held.open_ended = true;
  question.of(dimension.fact) = std::move(ways);
  proof::assign(question.situation, dimension.fact, held);
}

// Somewhere in one or two places, each of which may hold others.
void somewhere_in(Question& question, const std::vector<facts::Place>& places, Random& random) {
  facts::Location location;
  std::vector<Values> ways;
  for (std::size_t count = 1 + random.below(2); count > 0; --count) {
    facts::Place place = random.one_of(places);
    if (random.below(2) == 0) place.path.resize(2);
    ways.emplace_back(facts::Location{tools::benchmark::apart(place, places)});
    for (const facts::Place& inner : places)
      if (facts::lies_in(inner, place))
        ways.emplace_back(facts::Location{tools::benchmark::apart(inner, places)});
    location.push_back(std::move(place));
  }
  question.of(Fact::location) = std::move(ways);
  proof::assign(question.situation, Fact::location, location);
}

}  // namespace

void unsettle(Question& question, const proof::Domain& domain,
              const std::vector<facts::Place>& places, Random& random) {
  for (std::size_t count = 1 + random.below(4); count > 0; --count) {
    const Dimension& dimension = random.one_of(domain);
    const std::size_t how = random.below(3);
    if (how == 0)
      anything(question, dimension, random);
    else if (how == 1)
      one_of_some(question, dimension, random);
    else if (dimension.fact == Fact::acting_for)
      held_and_more<facts::PartySet>(question, dimension, random);
    else if (dimension.fact == Fact::authority)
      held_and_more<facts::WordSet>(question, dimension, random);
    else if (dimension.fact == Fact::location)
      somewhere_in(question, places, random);
    else
      one_of_some(question, dimension, random);
  }
}

void blur(Question& question, tools::benchmark::SituationMaker& make, Random& random) {
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    if (random.below(4) != 0) continue;
    const auto fact = static_cast<Fact>(i);
    std::vector<Values> ways = question.of(fact);
    for (std::size_t more = 1 + random.below(2); more > 0; --more) ways.push_back(make.value(fact));
    set(question, fact, ways);
  }
}

}  // namespace tests::oracle
