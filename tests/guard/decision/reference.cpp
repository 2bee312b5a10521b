// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/decision/reference.hpp"

#include <algorithm>

namespace guard::decision::reference {
namespace {

using facts::Fact;
using facts::Situation;
using policy::Answer;
using policy::Cover;
using policy::PlaceCover;
using policy::Test;

template <class Set>
Answer of_one(const Set& value, const Test& test) {
  const auto& cover = std::get<Cover<Set>>(test.cover);
  if ((value & cover.yes).any()) return Answer::yes;
  return (value & cover.open).any() ? Answer::open : Answer::no;
}

template <class Set>
Answer of_held(const facts::Held<Set>& held, const Test& test) {
  Answer best = Answer::no;
  for (const Set& member : held.members) best = std::max(best, of_one(member, test));
  return best;
}

Answer of_place(const facts::Place& place, const Test& test) {
  const auto& cover = std::get<PlaceCover>(test.cover);
  for (const facts::Place& outer : cover.yes)
    if (facts::lies_in(place, outer)) return Answer::yes;
  for (const facts::Place& outer : cover.open)
    if (facts::lies_in(place, outer)) return Answer::open;
  return Answer::no;
}

Answer of_test(const Test& test, const Situation& s) {
  switch (test.fact) {
    case Fact::capability:
      return of_one(s.stage.capability, test);
    case Fact::gallery:
      return of_one(s.stage.gallery, test);
    case Fact::service:
      return of_one(s.stage.service, test);
    case Fact::operators:
      return of_one(s.context.operators, test);
    case Fact::acting_for:
      return of_held(s.context.acting_for, test);
    case Fact::location:
      return of_place(s.context.location.front(), test);
    case Fact::camera:
      return of_one(s.context.camera, test);
    case Fact::environment:
      return of_one(s.context.environment, test);
    case Fact::timing:
      return of_one(s.context.timing, test);
    case Fact::authority:
      return of_held(s.context.authority, test);
    case Fact::vendor_approval:
      return of_one(s.context.vendor_approval, test);
  }
  return Answer::open;
}

Answer opposite(Answer answer) {
  if (answer == Answer::yes) return Answer::no;
  return answer == Answer::no ? Answer::yes : Answer::open;
}

}  // namespace

Answer answer(const policy::Clause& clause, const Situation& situation) {
  Answer forbids = Answer::yes;
  for (const policy::AnyOf& block : clause.when) {
    Answer any = Answer::no;
    for (const Test& test : block) any = std::max(any, of_test(test, situation));
    forbids = std::min(forbids, any);
  }
  for (const policy::Exception& exception : clause.unless) {
    Answer all = Answer::yes;
    for (const Test& test : exception.tests) all = std::min(all, of_test(test, situation));
    forbids = std::min(forbids, opposite(all));
  }
  return forbids;
}

}  // namespace guard::decision::reference
