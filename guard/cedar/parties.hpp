// SPDX-License-Identifier: LGPL-2.1-or-later
// Sets of parties as Cedar expressions.
#pragma once

#include <string>
#include <vector>

#include "guard/facts/party.hpp"

namespace guard::cedar {

// That `attribute`, a record of kind and country, is one of `covered`: one expression for all kinds
// with the same countries.
[[nodiscard]] std::vector<std::string> party_is(const std::string& attribute,
                                                const facts::PartySet& covered);

// That `attribute`, a record of the sets kinds and parties, has one of `covered`: one expression
// for the kinds that are covered whatever their country, one for all other parties.
[[nodiscard]] std::vector<std::string> party_among(const std::string& attribute,
                                                   const facts::PartySet& covered);

// "sheriff@US"
[[nodiscard]] std::string party_name(std::size_t kind, std::size_t country);

}  // namespace guard::cedar
