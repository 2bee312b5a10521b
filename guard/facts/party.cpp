// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/party.hpp"

namespace guard::facts {
namespace {
constexpr std::size_t max_kinds = PartySet{}.size() / max_countries;
}

PartySet party_set(const WordSet& kinds, const CountrySet& countries) {
  PartySet parties;
  for (std::size_t kind = 0; kind < max_kinds; ++kind) {
    if (!kinds.test(kind)) continue;
    for (std::size_t country = 0; country < max_countries; ++country)
      if (countries.test(country)) parties.set(kind * max_countries + country);
  }
  return parties;
}

PartySet any_party() {
  WordSet kinds = party_kinds.all();
  kinds.reset(0);  // "self" is nobody else, and so no operator
  return party_set(kinds, all_countries());
}

WordSet kinds_of(const PartySet& parties) {
  WordSet kinds;
  for (std::size_t bit = 0; bit < parties.size(); ++bit)
    if (parties.test(bit)) kinds.set(bit / max_countries);
  return kinds;
}

}  // namespace guard::facts
