// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/policy/quotient.hpp"

#include <set>

#include "guard/policy/answers.hpp"

namespace guard::policy {
namespace {

using facts::Fact;

std::vector<const Test*> tests_of(const std::vector<const Clause*>& clauses, Fact fact) {
  std::vector<const Test*> tests;
  for (const Clause* clause : clauses)
    for (const auto* blocks : {&clause->when, &clause->unless})
      for (const auto& block : *blocks)
        for (const Test& test : block)
          if (test.fact == fact) tests.push_back(&test);
  return tests;
}

// A setting for each value of `all` alone.
template <class Set, class Assign>
std::vector<Setting> each_of(const Set& all, const Assign& assign) {
  std::vector<Setting> settings;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all.test(i))
      settings.push_back([assign, i](Situation& situation) { assign(situation, Set{}.set(i)); });
  return settings;
}

std::vector<Setting> all_values(Fact fact, const std::vector<const Test*>& tests) {
  switch (fact) {
    case Fact::capability:
      return each_of(facts::capabilities.all(),
                     [](Situation& s, const auto& v) { s.stage.capability = v; });
    case Fact::gallery:
      return each_of(facts::galleries.all(),
                     [](Situation& s, const auto& v) { s.stage.gallery = v; });
    case Fact::operators:
      return each_of(facts::any_party(),
                     [](Situation& s, const auto& v) { s.context.operators = v; });
    case Fact::acting_for:
      return each_of(facts::party_set(facts::party_kinds.all(), facts::all_countries()),
                     [](Situation& s, const auto& v) {
                       s.context.acting_for = {{v}, false};
                     });
    case Fact::camera:
      return each_of(facts::any_camera(),
                     [](Situation& s, const auto& v) { s.context.camera = v; });
    case Fact::environment:
      return each_of(facts::environments.all(),
                     [](Situation& s, const auto& v) { s.context.environment = v; });
    case Fact::timing:
      return each_of(facts::timings.all(),
                     [](Situation& s, const auto& v) { s.context.timing = v; });
    case Fact::authority:
      return each_of(facts::authorities.all(), [](Situation& s, const auto& v) {
        s.context.authority = {{v}, false};
      });
    case Fact::vendor_approval:
      return each_of(facts::vendor_approvals.all(),
                     [](Situation& s, const auto& v) { s.context.vendor_approval = v; });
    case Fact::location:
      break;
  }
  std::vector<Setting> settings;
  for (const Test* test : tests)
    for (const facts::Place& place : std::get<PlaceCover>(test->cover).yes)
      settings.push_back([place](Situation& s) { s.context.location = {place}; });
  return settings;
}

}  // namespace

std::vector<std::vector<Setting>> quotient(const std::vector<const Clause*>& clauses) {
  std::vector<std::vector<Setting>> of_facts;
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto tests = tests_of(clauses, static_cast<Fact>(i));
    if (tests.empty()) continue;
    std::vector<Setting> settings{[](Situation&) {}};
    std::set<std::vector<Answers>> patterns;
    Situation situation;
    for (const Setting& set : all_values(static_cast<Fact>(i), tests)) {
      set(situation);
      if (patterns.insert(possible_answers(tests, situation.context, situation.stage)).second)
        settings.push_back(set);
    }
    of_facts.push_back(std::move(settings));
  }
  return of_facts;
}

}  // namespace guard::policy
