// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/decision/random_situations.hpp"

namespace guard::decision {

using namespace policy;
namespace {

using facts::Fact;

std::size_t below(std::size_t end) {
  return *rc::gen::inRange<std::size_t>(0, end);
}
bool maybe() {
  return below(2) == 1;
}

// Bits that random sets are made of: few enough to collide, two kinds of each party.
template <class Set>
Set random_bits(std::size_t width) {
  Set set;
  for (std::size_t i = 0; i < width; ++i)
    if (maybe()) set.set(i);
  return set;
}

// Two kinds (and "self") in two countries.
facts::PartySet random_parties() {
  return facts::party_set(random_bits<facts::WordSet>(3), random_bits<facts::CountrySet>(2)) |
         facts::party_set(random_bits<facts::WordSet>(3), random_bits<facts::CountrySet>(2));
}

facts::Location random_places() {
  constexpr std::array<std::string_view, 6> paths{"US",    "US-OR", "US-OR/portland",
                                                  "US-CA", "FR",    "US-OR/salem"};
  facts::Location places;
  for (const std::string_view path : paths)
    if (below(3) == 0) places.push_back(facts::Place{std::string(path)});
  return places;
}

template <class Set, class Random>
facts::Held<Set> random_held(const Random& random) {
  facts::Held<Set> held{{}, below(4) == 0};
  for (std::size_t count = below(3); count > 0; --count) {
    Set member = random();
    if (member.none()) member.set(0);
    held.members.push_back(member);
  }
  return held;
}

template <class Set, class Random>
void widen(facts::Held<Set>& held, const Random& random) {
  for (Set& member : held.members)
    if (maybe()) member |= random();
  if (below(3) == 0) held.open_ended = true;
  if (held.open_ended && !held.members.empty() && maybe()) held.members.pop_back();
}

facts::WordSet random_words() {
  return random_bits<facts::WordSet>(3);
}

Test random_test() {
  Test test{static_cast<Fact>(below(facts::fact_count)), {}, "?", {}};
  switch (test.fact) {
    case Fact::operators:
    case Fact::acting_for:
      test.cover = Cover<facts::PartySet>{random_parties(), random_parties()};
      break;
    case Fact::camera:
      test.cover = Cover<facts::CameraSet>{random_bits<facts::CameraSet>(6),
                                           random_bits<facts::CameraSet>(6)};
      break;
    case Fact::location:
      test.cover = PlaceCover{random_places(), random_places()};
      break;
    default:
      test.cover = Cover<facts::WordSet>{random_words(), random_words()};
  }
  return test;
}

std::vector<std::vector<Test>> random_blocks(std::size_t least, std::size_t most) {
  std::vector<std::vector<Test>> blocks(least + below(most - least + 1));
  for (auto& block : blocks)
    for (std::size_t count = 1 + below(2); count > 0; --count) block.push_back(random_test());
  return blocks;
}

}  // namespace

Situation random_situation() {
  Situation s;
  if (maybe()) s.stage.capability = random_words();
  if (maybe()) s.stage.gallery = random_words();
  if (maybe()) s.stage.service = random_words();
  if (maybe()) s.context.operators = random_parties();
  if (maybe()) s.context.acting_for = random_held<facts::PartySet>(random_parties);
  if (maybe()) s.context.location = random_places();
  if (maybe()) s.context.camera = random_bits<facts::CameraSet>(6);
  if (maybe()) s.context.environment = random_words();
  if (maybe()) s.context.timing = random_words();
  if (maybe()) s.context.authority = random_held<facts::WordSet>(random_words);
  if (maybe()) s.context.vendor_approval = random_words();
  return s;
}

Situation widened(const Situation& narrow) {
  Situation s = narrow;
  // No value at all means unknown, so there is nothing wider.
  const auto more = [](auto& set, const auto& random) {
    if (set.any() && maybe()) set |= random();
  };
  const auto more_bits = [] { return random_bits<facts::CameraSet>(6); };
  more(s.stage.capability, random_words);
  more(s.stage.gallery, random_words);
  more(s.stage.service, random_words);
  more(s.context.operators, random_parties);
  widen(s.context.acting_for, random_parties);
  more(s.context.camera, more_bits);
  more(s.context.environment, random_words);
  more(s.context.timing, random_words);
  widen(s.context.authority, random_words);
  more(s.context.vendor_approval, random_words);
  if (!s.context.location.empty()) {
    if (below(3) == 0) {
      s.context.location.clear();  // anywhere
    } else {
      for (facts::Place& place : random_places()) s.context.location.push_back(std::move(place));
    }
  }
  return s;
}

Clause random_clause() {
  Clause clause;
  clause.id = "X" + std::to_string(below(1000));
  clause.when = random_blocks(1, 3);
  for (auto& tests : random_blocks(0, 2)) clause.unless.push_back({{}, {}, std::move(tests), {}});
  return clause;
}

}  // namespace guard::decision
