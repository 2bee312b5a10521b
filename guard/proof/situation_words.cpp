// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/situation_words.hpp"

namespace guard::proof {
namespace {

using facts::Fact;

facts::WordSet one_of(const facts::WordSet& words) {
  return facts::WordSet{}.set(words._Find_first());
}

facts::CameraSet one_of(const facts::CameraSet& cameras) {
  return facts::CameraSet{}.set(cameras._Find_first());
}

// Of the United States where that is possible, since most packs speak of them.
facts::PartySet one_of(const facts::PartySet& parties) {
  static const facts::PartySet american =
      facts::party_set(facts::party_kinds.all(), *facts::country_set_of("US"));
  const facts::PartySet from = (parties & american).any() ? parties & american : parties;
  return facts::PartySet{}.set(from._Find_first());
}

const facts::Location& one_of(const facts::Location& places) {
  return places;
}

template <class Set>
facts::Held<Set> one_of(facts::Held<Set> held) {
  for (Set& member : held.members) member = one_of(member);
  return held;
}

Values one_value_of(const Values& values) {
  return std::visit([](const auto& all) { return Values(one_of(all)); }, values);
}

}  // namespace

facts::Situation example(const Grid& grid, const Grid::Position& position) {
  facts::Situation situation;
  for (std::size_t i = 0; i < position.size(); ++i)
    if (position[i] != Grid::any)
      assign(situation, grid.domain()[i].fact,
             one_value_of(grid.domain()[i].classes[position[i]].values));
  return situation;
}

KnownFacts known_facts(const Grid& grid, const Grid::Position& position) {
  KnownFacts known;
  for (std::size_t i = 0; i < position.size(); ++i) {
    if (position[i] == Grid::any) continue;
    const auto& [fact, classes] = grid.domain()[i];
    const Class& one = classes[position[i]];
    // The place of a class may be made up to stand for what nobody names.
    known.emplace_back(fact,
                       fact == Fact::location ? one.words : words(fact, one_value_of(one.values)));
  }
  return known;
}

std::string text_of(const KnownFacts& known) {
  std::string text;
  for (const auto& [fact, said] : known) {
    if (!text.empty()) text += "; ";
    text.append(facts::name(fact)).append(": ").append(said);
  }
  return text.empty() ? "anything" : text;
}

}  // namespace guard::proof
