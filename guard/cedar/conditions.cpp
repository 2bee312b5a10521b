// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/cedar/conditions.hpp"

#include "guard/cedar/parties.hpp"
#include "guard/cedar/text.hpp"
#include "guard/cedar/words.hpp"

namespace guard::cedar {
namespace {

using facts::Fact;
using policy::Answer;
using Alternatives = std::vector<std::string>;

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
    case Fact::authority:
      return facts::authorities;
    default:
      return facts::vendor_approvals;
  }
}

Alternatives of(Fact fact, const facts::WordSet& covered) {
  const facts::WordList& list = list_of(fact);
  const std::string attribute = "context." + std::string(facts::name(fact));
  if (fact != Fact::authority) return one_of(attribute, covered, list.all(), list);
  return any_of(attribute, listed(covered & list.all(), list));
}

Alternatives of(Fact fact, const facts::PartySet& covered) {
  const std::string attribute = "context." + std::string(facts::name(fact));
  return fact == Fact::operators ? party_is(attribute, covered) : party_among(attribute, covered);
}

// The forms of `cameras` that have this mobility.
facts::WordSet forms_with(std::size_t mobility, const facts::CameraSet& cameras) {
  facts::WordSet forms;
  for (std::size_t form = 0; form < facts::camera_forms.words.size(); ++form)
    forms[form] = cameras.test(facts::mobilities.words.size() * form + mobility);
  return forms;
}

// One line for all mobilities where the forms don't depend on it, else one for each mobility.
Alternatives of(Fact, const facts::CameraSet& covered) {
  const facts::CameraSet any = facts::any_camera();
  facts::WordSet all_forms;
  for (std::size_t i = 0; i < facts::mobilities.words.size(); ++i)
    all_forms |= forms_with(i, covered);
  Alternatives by_mobility;
  bool depends = false;
  for (std::size_t i = 0; i < facts::mobilities.words.size(); ++i) {
    const facts::WordSet possible = forms_with(i, any);
    const facts::WordSet forms = forms_with(i, covered);
    depends = depends || forms != (all_forms & possible);
    const std::string mobility = "context.camera.mobility == " + literal(facts::mobilities.word(i));
    for (const std::string& form :
         one_of("context.camera.form", forms, possible, facts::camera_forms))
      by_mobility.push_back(form == always ? mobility : mobility + " && " + form);
  }
  if (depends) return by_mobility;
  return one_of("context.camera.form", all_forms, facts::camera_forms.all(), facts::camera_forms);
}

template <class Set>
Set at_least(const policy::Cover<Set>& cover, Answer least) {
  return least == Answer::yes ? cover.yes : cover.yes | cover.open;
}

std::vector<std::string> at_least(const policy::PlaceCover& cover, Answer least) {
  std::vector<std::string> paths;
  for (const facts::Place& place : cover.yes) paths.push_back(place.path);
  if (least == Answer::open)
    for (const facts::Place& place : cover.open) paths.push_back(place.path);
  return paths;
}

Alternatives of(Fact fact, const std::vector<std::string>& places) {
  return any_of("context." + std::string(facts::name(fact)), places);
}

}  // namespace

Alternatives condition(const policy::Test& test, Answer least) {
  return std::visit([&](const auto& cover) { return of(test.fact, at_least(cover, least)); },
                    test.cover);
}

}  // namespace guard::cedar
