// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/oracle/random_pack.hpp"

#include <array>

namespace tests::oracle {

using namespace guard;
using facts::Fact;
using policy::Cover;
using policy::Test;
using tools::benchmark::Random;

namespace {

constexpr std::string_view hostile =
    "\" \\ \n) when { true };\r\n@id(\"x\") permit (principal, action, resource); // */ \x01 §";

// About one of `one_in` bits of `all`.
template <class Set>
Set some(const Set& all, std::size_t one_in, Random& random) {
  Set chosen;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all.test(i) && random.below(one_in) == 0) chosen.set(i);
  return chosen;
}

facts::CountrySet some_countries(Random& random) {
  const facts::CountrySet few =
      *facts::country_set_of("US") | *facts::country_set_of(random.below(2) == 0 ? "FR" : "DE");
  switch (random.below(4)) {
    case 0:
      return few;
    case 1:
      return facts::all_countries() & ~few;
    case 2:
      return *facts::country_set_of("US");
    default:
      return facts::all_countries();
  }
}

facts::PartySet some_parties(Random& random) {
  facts::PartySet parties;
  for (std::size_t count = random.below(3); count > 0; --count)
    parties |= facts::party_set(some(facts::kinds_of(facts::any_party()), 3, random),
                                some_countries(random));
  return parties;
}

std::vector<facts::Place> some_places(Random& random) {
  static const std::vector<std::string> paths{"US",          "US-OR", "US-OR/portland",
                                              "US-OR/salem", "US-CA", "FR"};
  std::vector<facts::Place> places;
  for (const std::string& path : paths)
    if (random.below(4) == 0) places.push_back({path});
  return places;
}

Test random_test(Fact fact, Random& random) {
  switch (fact) {
    case Fact::operators:
    case Fact::acting_for:
      return {fact, Cover<facts::PartySet>{some_parties(random), some_parties(random)}, "?", {}};
    case Fact::camera: {
      const facts::CameraSet any = facts::any_camera();
      return {fact, Cover<facts::CameraSet>{some(any, 2, random), some(any, 3, random)}, "?", {}};
    }
    case Fact::location:
      return {fact, policy::PlaceCover{some_places(random), some_places(random)}, "?", {}};
    default: {
      const facts::Situation unknown;
      const facts::WordSet all = fact == Fact::authority
                                     ? facts::authorities.all().reset(0)
                                     : std::get<facts::WordSet>(proof::values_of(unknown, fact));
      const std::size_t one_in = 2 + random.below(4);
      return {
          fact, Cover<facts::WordSet>{some(all, one_in, random), some(all, 4, random)}, "?", {}};
    }
  }
}

std::vector<Test> random_tests(const std::vector<Fact>& facts, Random& random) {
  std::vector<Test> tests;
  for (std::size_t count = 1 + random.below(2); count > 0; --count)
    tests.push_back(random_test(random.one_of(facts), random));
  return tests;
}

policy::Clause random_clause(const std::string& id, const std::vector<Fact>& facts,
                             Random& random) {
  policy::Clause clause;
  clause.id = id;
  clause.text = hostile;
  clause.citation = hostile;
  for (std::size_t count = 1 + random.below(3); count > 0; --count)
    clause.when.push_back(random_tests(facts, random));
  for (std::size_t count = random.below(3); count > 0; --count)
    clause.unless.push_back({std::string(hostile), {}, random_tests(facts, random), {}});
  return clause;
}

}  // namespace

policy::Pack random_pack(const std::string& id, Random& random) {
  policy::Pack pack;
  pack.id = id;
  pack.version = hostile;
  pack.title = hostile;
  pack.in_force_from = *facts::day_of("2024-05-02");
  if (random.below(2) == 0) pack.in_force_until = *facts::day_of("2026-12-31");
  std::vector<Fact> facts;
  for (std::size_t count = 2 + random.below(3); count > 0; --count)
    facts.push_back(static_cast<Fact>(random.below(facts::fact_count)));
  for (std::size_t number = 1 + random.below(3); number > 0; --number)
    pack.clauses.push_back(
        random_clause(std::to_string(number) + std::string(hostile), facts, random));
  return pack;
}

}  // namespace tests::oracle
