// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/cedar/parties.hpp"

#include <utility>

#include "guard/cedar/words.hpp"

namespace guard::cedar {
namespace {

using facts::CountrySet;
using facts::WordSet;

CountrySet countries_of(std::size_t kind, const facts::PartySet& parties) {
  CountrySet countries;
  for (std::size_t i = 0; i < facts::max_countries; ++i)
    countries[i] = parties.test(kind * facts::max_countries + i);
  return countries & facts::all_countries();
}

std::vector<std::string> codes(const CountrySet& countries) {
  std::vector<std::string> listed;
  for (std::size_t i = 0; i < facts::max_countries; ++i)
    if (countries.test(i)) listed.emplace_back(facts::country_code(i));
  return listed;
}

}  // namespace

std::string party_name(std::size_t kind, std::size_t country) {
  return std::string(facts::party_kinds.word(kind)) + "@" +
         std::string(facts::country_code(country));
}

std::vector<std::string> party_is(const std::string& attribute, const facts::PartySet& covered) {
  const WordSet operating = facts::kinds_of(facts::any_party());
  std::vector<std::pair<WordSet, CountrySet>> groups;
  for (std::size_t kind = 0; kind < facts::party_kinds.words.size(); ++kind) {
    const CountrySet countries = countries_of(kind, covered);
    if (!operating.test(kind) || countries.none()) continue;
    auto group = groups.begin();
    while (group != groups.end() && group->second != countries) ++group;
    if (group == groups.end()) group = groups.insert(group, {{}, countries});
    group->first.set(kind);
  }
  std::vector<std::string> alternatives;
  for (const auto& [kinds, countries] : groups) {
    // Neither is empty, so that each is one expression.
    std::string is = one_of(attribute + ".kind", kinds, operating, facts::party_kinds).front();
    const std::string where =
        one_of(attribute + ".country", codes(countries), codes(facts::all_countries() & ~countries))
            .front();
    if (is == always)
      is = where;
    else if (where != always)
      is += " && " + where;
    alternatives.push_back(std::move(is));
  }
  return alternatives;
}

std::vector<std::string> party_among(const std::string& attribute, const facts::PartySet& covered) {
  std::vector<std::string> kinds;
  std::vector<std::string> parties;
  for (std::size_t kind = 0; kind < facts::party_kinds.words.size(); ++kind) {
    const CountrySet countries = countries_of(kind, covered);
    if (countries == facts::all_countries()) {
      kinds.emplace_back(facts::party_kinds.word(kind));
      continue;
    }
    for (std::size_t i = 0; i < facts::max_countries; ++i)
      if (countries.test(i)) parties.push_back(party_name(kind, i));
  }
  std::vector<std::string> alternatives = any_of(attribute + ".kinds", kinds);
  for (std::string& one : any_of(attribute + ".parties", parties))
    alternatives.push_back(std::move(one));
  return alternatives;
}

}  // namespace guard::cedar
