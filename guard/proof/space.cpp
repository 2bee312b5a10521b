// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/space.hpp"

#include <algorithm>
#include <set>

#include "guard/decision/answers.hpp"

namespace guard::proof {
namespace {

using facts::Fact;
using policy::Answer;
using policy::Clause;
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

decision::Answers answers(Fact fact, const Values& values, const Tests& tests) {
  if (tests.empty()) return {};
  facts::Situation situation;
  assign(situation, fact, values);
  return decision::possible_answers(tests, situation.context, situation.stage).front();
}

// Those given, and all their combinations that answer otherwise than smaller ones. Each holds one
// thing or nothing.
template <class Set>
std::vector<Class> combined(Fact fact, const std::vector<Class>& given, const Tests& tests) {
  using Held = facts::Held<Set>;
  std::vector<Class> all;
  std::set<decision::Answers> known;
  const auto add = [&](const Held& held) {
    if (known.insert(answers(fact, held, tests)).second) all.push_back({held, words(fact, held)});
  };
  for (const Class& one : given) add(std::get<Held>(one.values));
  for (std::size_t i = 0; i < all.size() && all.size() <= max_held_classes; ++i)
    for (const Class& one : given) {
      Held more = std::get<Held>(all[i].values);
      const auto& members = std::get<Held>(one.values).members;
      more.members.insert(more.members.end(), members.begin(), members.end());
      add(more);
    }
  return all;
}

void combine(Dimension& dimension, const Tests& tests) {
  if (dimension.fact == Fact::acting_for)
    dimension.classes = combined<facts::PartySet>(dimension.fact, dimension.classes, tests);
  if (dimension.fact == Fact::authority)
    dimension.classes = combined<facts::WordSet>(dimension.fact, dimension.classes, tests);
}

}  // namespace

std::optional<Grid> space_of(const std::vector<const Clause*>& clauses,
                             const std::vector<Test>& where) {
  // What narrows a fact parts its classes, too.
  Clause narrowing;
  for (const Test& test : where) narrowing.when.push_back({test});
  std::vector<const Clause*> all = clauses;
  all.push_back(&narrowing);
  Domain domain = domain_of(all, 1);
  for (Dimension& dimension : domain) {
    for (const Test& test : where)
      if (test.fact == dimension.fact)
        std::erase_if(dimension.classes, [&](const Class& one) {
          return answers(dimension.fact, one.values, {&test}).front() != Answer::yes;
        });
    combine(dimension, tests_of(clauses, dimension.fact));
    if (dimension.classes.size() > max_held_classes) return std::nullopt;
  }
  return Grid(clauses, std::move(domain));
}

}  // namespace guard::proof
