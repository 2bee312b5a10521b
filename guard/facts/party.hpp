// SPDX-License-Identifier: LGPL-2.1-or-later
// A party is one fact of two words, (kind, country): "a police department" and "in the United
// States" are said of the same body, so they are judged together.
#pragma once

#include <vector>

#include "guard/facts/vocabulary.hpp"

namespace guard::facts {

// Possible (kind, country) pairs of one party, one bit each.
using PartySet = std::bitset<32 * max_countries>;

// All pairs of one of `kinds` with one of `countries`.
[[nodiscard]] PartySet party_set(const WordSet& kinds, const CountrySet& countries);

// Whom an operator can be: everybody but "self".
[[nodiscard]] PartySet any_party();

// The kinds that occur in `parties`.
[[nodiscard]] WordSet kinds_of(const PartySet& parties);

}  // namespace guard::facts
