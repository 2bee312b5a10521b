// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/domain.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "guard/decision/answers.hpp"
#include "guard/facts/words.hpp"

namespace guard::proof {
namespace {

using facts::Fact;
using facts::Situation;
using policy::Clause;
using policy::Cover;
using policy::Test;

using Tests = std::vector<const Test*>;

Tests tests_of(const std::vector<const Clause*>& clauses, Fact fact) {
  Tests tests;
  const auto add = [&](const std::vector<Test>& block) {
    for (const Test& test : block)
      if (test.fact == fact) tests.push_back(&test);
  };
  for (const Clause* clause : clauses) {
    for (const policy::AnyOf& block : clause->when) add(block);
    for (const policy::Exception& exception : clause->unless) add(exception.tests);
  }
  return tests;
}

// Splits `all` until each part gives one answer to each test.
template <class Set>
std::vector<Set> parts_of(const Set& all, const Tests& tests) {
  std::vector<Set> parts{all};
  for (const Test* test : tests) {
    const auto& cover = std::get<Cover<Set>>(test->cover);
    std::vector<Set> finer;
    for (const Set& part : parts)
      for (const Set& piece :
           {part & cover.yes, part & cover.open & ~cover.yes, part & ~cover.open & ~cover.yes})
        if (piece.any()) finer.push_back(piece);
    parts = std::move(finer);
  }
  return parts;
}

template <class Set>
std::vector<Class> classes_of_set(Fact fact, const Set& all, const Tests& tests) {
  std::vector<Class> classes;
  for (const Set& part : parts_of(all, tests)) classes.push_back({part, words(fact, part)});
  return classes;
}

// What a value answers to the tests.
decision::Answers answers(Fact fact, const Values& values, const Tests& tests) {
  Situation situation;
  assign(situation, fact, values);
  return decision::possible_answers(tests, situation.context, situation.stage).front();
}

// Nothing, then more and more things held together, as long as that answers anew.
template <class Set>
std::vector<Class> classes_of_held(Fact fact, const Set& all, const Tests& tests,
                                   std::size_t held_together) {
  using Held = facts::Held<Set>;
  const std::vector<Set> parts = parts_of(all, tests);
  std::vector<Held> found{Held::nothing()};
  std::set<decision::Answers> known{answers(fact, found.front(), tests)};
  std::size_t begin = 0;
  for (std::size_t count = 1; count <= held_together; ++count) {
    const std::size_t end = found.size();
    for (std::size_t i = begin; i < end; ++i)
      for (const Set& part : parts) {
        Held more = found[i];
        more.members.push_back(part);
        if (known.insert(answers(fact, more, tests)).second) found.push_back(std::move(more));
      }
    begin = end;
  }
  std::vector<Class> classes;
  for (const Held& held : found) classes.push_back({held, words(fact, held)});
  return classes;
}

// A country that is no part of what is named, nor holds any.
std::vector<Class> elsewhere(const std::vector<facts::Place>& named) {
  for (std::size_t i = 0; i < facts::all_countries().count(); ++i) {
    const facts::Place country{std::string(facts::country_code(i))};
    const auto within = [&](const facts::Place& place) { return lies_in(place, country); };
    if (std::none_of(named.begin(), named.end(), within))
      return {{facts::Location{country}, "elsewhere"}};
  }
  return {};
}

std::vector<Class> classes_of_places(const Tests& tests) {
  std::vector<facts::Place> named;
  for (const Test* test : tests) {
    const auto& cover = std::get<policy::PlaceCover>(test->cover);
    named.insert(named.end(), cover.yes.begin(), cover.yes.end());
    named.insert(named.end(), cover.open.begin(), cover.open.end());
  }
  const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
  std::sort(named.begin(), named.end(), by_path);
  named.erase(std::unique(named.begin(), named.end(),
                          [](const auto& a, const auto& b) { return a.path == b.path; }),
              named.end());
  // Named places that all conditions answer alike are one class.
  std::vector<Class> classes;
  std::set<decision::Answers> known;
  const auto add = [&](Class one) {
    Situation at;
    at.context.location = std::get<facts::Location>(one.values);
    // The part of the place that nobody names more closely.
    decision::Answers spot;
    for (const Test* test : tests) {
      const auto& cover = std::get<policy::PlaceCover>(test->cover);
      const auto lies = [&](const std::vector<facts::Place>& outer) {
        return std::any_of(outer.begin(), outer.end(), [&](const auto& place) {
          return lies_in(at.context.location.front(), place);
        });
      };
      spot.push_back(lies(cover.yes)    ? policy::Answer::yes
                     : lies(cover.open) ? policy::Answer::open
                                        : policy::Answer::no);
    }
    if (known.insert(spot).second) classes.push_back(std::move(one));
  };
  for (const facts::Place& place : named) {
    const auto inside = [&](const auto& other) {
      return other.path != place.path && lies_in(other, place);
    };
    // To be in the part that nobody names, stand in a city that does not exist.
    const bool has_parts = std::any_of(named.begin(), named.end(), inside);
    const std::string unnamed = place.path + (place.path.size() > 2 ? "/elsewhere" : "-0");
    add({facts::Location{facts::Place{has_parts ? unnamed : place.path}},
         has_parts ? "elsewhere in " + place.path : place.path});
  }
  for (Class& one : elsewhere(named)) add(std::move(one));
  return classes;
}

std::vector<Class> classes_of(Fact fact, const Tests& tests, std::size_t held_together) {
  switch (fact) {
    case Fact::operators:
      return classes_of_set(fact, facts::any_party(), tests);
    case Fact::acting_for:
      return classes_of_held(fact, facts::any_party(), tests, held_together);
    case Fact::authority:
      return classes_of_held(fact, facts::authorities.all(), tests, held_together);
    case Fact::camera:
      return classes_of_set(fact, facts::any_camera(), tests);
    case Fact::location:
      return classes_of_places(tests);
    default: {
      const Situation unknown;
      return classes_of_set(fact, std::get<facts::WordSet>(values_of(unknown, fact)), tests);
    }
  }
}

const facts::WordList& list_of(Fact fact) {
  switch (fact) {
    case Fact::capability:
      return facts::capabilities;
    case Fact::gallery:
      return facts::galleries;
    case Fact::service:
      return facts::services;
    case Fact::environment:
      return facts::environments;
    case Fact::timing:
      return facts::timings;
    default:
      return facts::vendor_approvals;
  }
}

// The fact's place in a situation, given to `use`.
template <class S, class Use>
auto with_fact(S& situation, Fact fact, const Use& use)
    -> decltype(use(situation.stage.capability)) {
  auto& [context, stage] = situation;
  switch (fact) {
    case Fact::capability:
      return use(stage.capability);
    case Fact::gallery:
      return use(stage.gallery);
    case Fact::service:
      return use(stage.service);
    case Fact::operators:
      return use(context.operators);
    case Fact::acting_for:
      return use(context.acting_for);
    case Fact::location:
      return use(context.location);
    case Fact::camera:
      return use(context.camera);
    case Fact::environment:
      return use(context.environment);
    case Fact::timing:
      return use(context.timing);
    case Fact::authority:
      return use(context.authority);
    case Fact::vendor_approval:
      break;
  }
  return use(context.vendor_approval);
}

}  // namespace

Domain domain_of(const std::vector<const Clause*>& clauses, std::size_t held_together) {
  Domain domain;
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    const Tests tests = tests_of(clauses, fact);
    if (!tests.empty()) domain.push_back({fact, classes_of(fact, tests, held_together)});
  }
  return domain;
}

std::size_t size_of(const Domain& domain) {
  std::size_t size = 1;
  for (const Dimension& dimension : domain)
    if (__builtin_mul_overflow(size, dimension.classes.size(), &size))
      return std::numeric_limits<std::size_t>::max();
  return size;
}

Values values_of(const Situation& situation, Fact fact) {
  return with_fact(situation, fact, [](const auto& place) { return Values(place); });
}

void assign(Situation& situation, Fact fact, const Values& values) {
  with_fact(situation, fact, [&](auto& place) {
    place = std::get<std::remove_reference_t<decltype(place)>>(values);
  });
}

void forget(Situation& situation, Fact fact) {
  static const Situation unknown;
  assign(situation, fact, values_of(unknown, fact));
}

std::string words(Fact fact, const Values& values) {
  if (const auto* set = std::get_if<facts::WordSet>(&values))
    return facts::words(*set, list_of(fact));
  if (const auto* parties = std::get_if<facts::PartySet>(&values)) return facts::words(*parties);
  if (const auto* cameras = std::get_if<facts::CameraSet>(&values)) return facts::words(*cameras);
  if (const auto* places = std::get_if<facts::Location>(&values)) return facts::words(*places);
  if (const auto* parties = std::get_if<facts::Held<facts::PartySet>>(&values))
    return facts::words(*parties);
  return facts::words(std::get<facts::Held<facts::WordSet>>(values));
}

}  // namespace guard::proof
