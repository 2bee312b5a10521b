// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/decision_situations.hpp"

#include <algorithm>
#include <set>
#include <type_traits>

namespace tools::benchmark {

using namespace guard;
using facts::Fact;
using proof::Values;

namespace {

template <class Set>
Set known_bit(const Set& set, Random& random) {
  std::size_t skip = random.below(set.count());
  for (std::size_t i = 0;; ++i)
    if (set.test(i) && skip-- == 0) return Set{}.set(i);
}

struct KnownOne {
  Random& random;

  template <std::size_t size>
  Values operator()(const std::bitset<size>& set) const {
    return known_bit(set, random);
  }
  Values operator()(const facts::Location& places) const {
    return facts::Location{random.one_of(places)};
  }
  template <class Set>
  Values operator()(const facts::Held<Set>& held) const {
    facts::Held<Set> known;
    for (const Set& member : held.members) known.members.push_back(known_bit(member, random));
    return known;
  }
};

template <std::size_t size>
void add(std::bitset<size>& all, const std::bitset<size>& more) {
  all |= more;
}
void add(facts::Location& all, const facts::Location& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// The member that is nobody, or no title.
template <class Set>
Set nothing();
template <>
facts::PartySet nothing() {
  return facts::party_set(facts::WordSet{}.set(0), facts::CountrySet{}.set(0));
}
template <>
facts::WordSet nothing() {
  return facts::WordSet{}.set(0);
}

template <class Set>
void add(facts::Held<Set>& all, const facts::Held<Set>& more) {
  all.members.resize(std::max(all.members.size(), more.members.size()), nothing<Set>());
  for (std::size_t i = 0; i < all.members.size(); ++i)
    all.members[i] |= i < more.members.size() ? more.members[i] : nothing<Set>();
}

}  // namespace

Values known_one(const Values& values, Random& random) {
  return std::visit(KnownOne{random}, values);
}

std::vector<facts::Place> places_of(std::span<const policy::BoundVersion> bound) {
  std::set<std::string> paths{"AQ"};
  const auto add_tests = [&](const std::vector<policy::Test>& tests) {
    for (const policy::Test& test : tests)
      if (const auto* cover = std::get_if<policy::PlaceCover>(&test.cover))
        for (const auto* places : {&cover->yes, &cover->open})
          for (const facts::Place& place : *places) paths.insert(place.path);
  };
  for (const policy::BoundVersion& version : bound)
    for (const auto& clause : version.clauses) {
      for (const policy::AnyOf& block : clause->when) add_tests(block);
      for (const policy::Exception& exception : clause->unless) add_tests(exception.tests);
    }
  std::vector<facts::Place> places;
  for (const std::string& path : paths) places.push_back({path});
  return places;
}

facts::Place apart(const facts::Place& place, const std::vector<facts::Place>& others) {
  const bool has_parts = std::any_of(others.begin(), others.end(), [&](const auto& other) {
    return other.path != place.path && facts::lies_in(other, place);
  });
  if (!has_parts) return place;
  return {place.path + (place.path.size() == 2 ? "-0" : "/elsewhere")};
}

facts::PartySet SituationMaker::party() {
  const facts::WordSet kinds = facts::party_kinds.all().reset(0);  // all but "self"
  facts::CountrySet countries = facts::all_countries();
  // Most wordings name a country: in every second case it is one where cameras are bound to be.
  if (random_.below(2) == 0) {
    const std::string country = random_.one_of(places_).path.substr(0, 2);
    countries = *facts::country_set_of(country);
  }
  return facts::party_set(known_bit(kinds, random_), known_bit(countries, random_));
}

Values SituationMaker::value(Fact fact) {
  switch (fact) {
    case Fact::operators:
      return party();
    case Fact::acting_for: {
      facts::Held<facts::PartySet> held;
      for (std::size_t count = random_.below(3); count > 0; --count)
        held.members.push_back(party());
      return held;
    }
    case Fact::authority: {
      facts::Held<facts::WordSet> held;
      for (std::size_t count = random_.below(3); count > 0; --count)
        held.members.push_back(known_bit(facts::authorities.all(), random_));
      return held;
    }
    case Fact::location:
      return facts::Location{apart(random_.one_of(places_), places_)};
    default: {
      static const facts::Situation unknown;
      return known_one(proof::values_of(unknown, fact), random_);
    }
  }
}

facts::Situation SituationMaker::known() {
  facts::Situation situation;
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    proof::assign(situation, fact, value(fact));
  }
  return situation;
}

facts::Situation SituationMaker::partial() {
  facts::Situation situation = known();
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    const std::size_t way = random_.below(3);
    if (way == 0) proof::forget(situation, fact);
    if (way != 1) continue;
    std::vector<Values> ways{proof::values_of(situation, fact)};
    for (std::size_t more = 1 + random_.below(3); more > 0; --more) ways.push_back(value(fact));
    proof::assign(situation, fact, united(ways));
  }
  return situation;
}

Values united(const std::vector<Values>& ways) {
  Values all = ways.front();
  for (const Values& one : ways)
    std::visit(
        [&](auto& into) { add(into, std::get<std::remove_reference_t<decltype(into)>>(one)); },
        all);
  return all;
}

}  // namespace tools::benchmark
