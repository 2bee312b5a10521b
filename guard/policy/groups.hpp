// SPDX-License-Identifier: LGPL-2.1-or-later
// Names for the parties and places that many wordings speak of: "law enforcement", "the Union". A
// group says which kinds are certain members and which are arguable, so that packs need not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"
#include "guard/facts/place.hpp"
#include "guard/facts/vocabulary.hpp"

namespace guard::policy {

inline constexpr std::size_t max_groups_bytes = 1 << 20;

struct PartyGroup {
  std::string name;
  std::string text;      // whom it means, one sentence
  facts::WordSet yes;    // kinds of party that are members
  facts::WordSet open;   // kinds of which it is arguable
  std::string question;  // what is arguable of them; empty when none is
};

struct PlaceGroup {
  std::string name;
  std::string text;
  std::vector<facts::Place> places;
};

struct Groups {
  std::vector<PartyGroup> parties;
  std::vector<PlaceGroup> places;

  // Error: names the nearest group known.
  [[nodiscard]] Expected<const PartyGroup*> party(std::string_view name) const;
  [[nodiscard]] Expected<const PlaceGroup*> place(std::string_view name) const;

  // Takes over the groups of another file. Error: a name is there already.
  [[nodiscard]] Expected<void> add(Groups more);
};

// Reads a file of [[party-group]] and [[place-group]] tables. `file` names it in errors.
[[nodiscard]] Expected<Groups> parse_groups(std::string_view toml, std::string_view file);

}  // namespace guard::policy
