// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/answers.hpp"

#include <algorithm>
#include <set>

namespace guard::decision {
namespace {

using policy::Answer;
using policy::Cover;
using policy::PlaceCover;
using policy::Test;
using Tests = std::span<const Test* const>;
using Possible = std::set<Answers>;

// Adds the answers that `values` give to the tests after those already in `given`.
template <class Set>
void split(const Set& values, Tests tests, Answers& given, Possible& found) {
  if (values.none()) return;
  if (given.size() == tests.size()) {
    found.insert(given);
    return;
  }
  const auto& cover = std::get<Cover<Set>>(tests[given.size()]->cover);
  const auto descend = [&](const Set& part, Answer answer) {
    given.push_back(answer);
    split(part, tests, given, found);
    given.pop_back();
  };
  const Set rest = values & ~cover.yes;
  descend(values & cover.yes, Answer::yes);
  descend(rest & cover.open, Answer::open);
  descend(rest & ~cover.open, Answer::no);
}

template <class Set>
Possible of_one(const Set& values, Tests tests) {
  Possible found;
  Answers given;
  split(values.none() ? ~values : values, tests, given, found);
  return found;
}

Answers greater_of_each(Answers a, const Answers& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = std::max(a[i], b[i]);
  return a;
}

// A test asks whether any held thing is covered: its answer is the greatest that one of them gives.
template <class Set>
Possible of_held(const facts::Held<Set>& held, Tests tests) {
  Possible all{Answers(tests.size(), Answer::no)};
  for (const Set& member : held.members) {
    Possible with_member;
    for (const Answers& more : of_one(member, tests))
      for (const Answers& before : all) with_member.insert(greater_of_each(before, more));
    all = std::move(with_member);
  }
  if (!held.open_ended) return all;
  // Whatever else is held, each further thing is there or not; "greatest" forgets order and number,
  // so one pass over what a single thing can answer reaches every combination.
  for (const Answers& more : of_one(~Set{}, tests)) {
    Possible with_more;
    for (const Answers& before : all) with_more.insert(greater_of_each(before, more));
    all.merge(with_more);
  }
  return all;
}

// A camera may stand in any part of the places named, so it is enough to try each place itself (the
// part of it that no test names) and every tested place inside it.
Possible of_location(const facts::Location& location, Tests tests) {
  std::vector<facts::Place> tested;
  for (const Test* test : tests)
    for (const auto* places :
         {&std::get<PlaceCover>(test->cover).yes, &std::get<PlaceCover>(test->cover).open})
      tested.insert(tested.end(), places->begin(), places->end());

  std::vector<facts::Place> spots = location;
  for (const facts::Place& place : tested) {
    const bool inside = std::any_of(location.begin(), location.end(),
                                    [&](const auto& outer) { return lies_in(place, outer); });
    if (location.empty() || inside) spots.push_back(place);
  }

  Possible found;
  if (location.empty()) found.insert(Answers(tests.size(), Answer::no));
  for (const facts::Place& spot : spots) {
    Answers answers;
    for (const Test* test : tests) {
      const auto lies = [&](const std::vector<facts::Place>& covered) {
        return std::any_of(covered.begin(), covered.end(),
                           [&](const auto& outer) { return lies_in(spot, outer); });
      };
      const auto& cover = std::get<PlaceCover>(test->cover);
      answers.push_back(lies(cover.yes)    ? Answer::yes
                        : lies(cover.open) ? Answer::open
                                           : Answer::no);
    }
    found.insert(std::move(answers));
  }
  return found;
}

Possible of_fact(Tests tests, const facts::Context& context, const facts::StageFacts& stage) {
  using facts::Fact;
  switch (tests.front()->fact) {
    case Fact::capability:
      return of_one(stage.capability, tests);
    case Fact::gallery:
      return of_one(stage.gallery, tests);
    case Fact::service:
      return of_one(stage.service, tests);
    case Fact::operators:
      return of_one(context.operators, tests);
    case Fact::acting_for:
      return of_held(context.acting_for, tests);
    case Fact::location:
      return of_location(context.location, tests);
    case Fact::camera:
      return of_one(context.camera, tests);
    case Fact::environment:
      return of_one(context.environment, tests);
    case Fact::timing:
      return of_one(context.timing, tests);
    case Fact::authority:
      return of_held(context.authority, tests);
    case Fact::vendor_approval:
      return of_one(context.vendor_approval, tests);
  }
  return {};
}

}  // namespace

std::vector<Answers> possible_answers(std::span<const policy::Test* const> tests,
                                      const facts::Context& context,
                                      const facts::StageFacts& stage) {
  if (tests.empty()) return {Answers{}};
  const Possible possible = of_fact(tests, context, stage);
  return {possible.begin(), possible.end()};
}

}  // namespace guard::decision
