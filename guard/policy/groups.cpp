// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/groups.hpp"

#include <algorithm>
#include <array>

#include "guard/document/fields.hpp"
#include "guard/facts/suggestion.hpp"

namespace guard::policy {
namespace {

using document::Fields;
using document::Refusal;
using document::Value;

constexpr auto file_fields = std::to_array<std::string_view>({"party-group", "place-group"});
constexpr auto party_group_fields =
    std::to_array<std::string_view>({"name", "text", "yes", "open", "question"});
constexpr auto place_group_fields = std::to_array<std::string_view>({"name", "text", "places"});

facts::WordSet kinds_of(const Value& value, std::string_view name, Refusal& refusal) {
  facts::WordSet kinds;
  for (const document::Word& word : document::words_of(value, name, refusal)) {
    const auto kind = facts::party_kinds.set_of(word.text);
    if (!kind)
      refusal.at(*word.at, kind.error());
    else if (kind->test(0))
      refusal.at(*word.at, "'" + word.text + "' is no kind of party");
    else
      kinds |= *kind;
  }
  return kinds;
}

PartyGroup party_group_of(const Value& value, Refusal& refusal) {
  const Fields fields(value, "a party group", party_group_fields, refusal);
  PartyGroup group{fields.text("name"), fields.text("text"), {}, {}, {}};
  if (const Value* yes = fields.require("yes")) group.yes = kinds_of(*yes, "yes", refusal);
  if (group.yes.none()) refusal.at(value, "a party group without certain members");
  if (const Value* open = fields.find("open")) {
    group.open = kinds_of(*open, "open", refusal);
    group.question = fields.text("question");
  }
  return group;
}

PlaceGroup place_group_of(const Value& value, Refusal& refusal) {
  const Fields fields(value, "a place group", place_group_fields, refusal);
  PlaceGroup group{fields.text("name"), fields.text("text"), {}};
  const Value* places = fields.require("places");
  if (places == nullptr) return group;
  for (const document::Word& word : document::words_of(*places, "places", refusal)) {
    if (auto place = facts::place_of(word.text))
      group.places.push_back(std::move(*place));
    else
      refusal.at(*word.at, place.error());
  }
  if (group.places.empty()) refusal.at(value, "a place group without places");
  return group;
}

template <class Group>
Expected<const Group*> find(const std::vector<Group>& groups, std::string_view name) {
  std::vector<std::string_view> known;
  for (const Group& group : groups) {
    if (group.name == name) return &group;
    known.push_back(group.name);
  }
  return fail("no group '" + std::string(name.substr(0, 80)) + "'", facts::suggestion(name, known));
}

template <class Group>
Expected<void> take(std::vector<Group>& all, std::vector<Group> more) {
  for (Group& group : more) {
    if (find(all, group.name)) return fail("a second group '" + group.name + "'");
    all.push_back(std::move(group));
  }
  return {};
}

}  // namespace

Expected<const PartyGroup*> Groups::party(std::string_view name) const {
  return find(parties, name);
}

Expected<const PlaceGroup*> Groups::place(std::string_view name) const {
  return find(places, name);
}

Expected<void> Groups::add(Groups more) {
  return take(parties, std::move(more.parties)).and_then([&] {
    return take(places, std::move(more.places));
  });
}

Expected<Groups> parse_groups(std::string_view toml, std::string_view file) {
  auto parsed = document::parse_document(toml, max_groups_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));
  Refusal refusal;
  const Fields fields(*parsed, "a file of groups", file_fields, refusal);
  Groups read;
  if (const Value* parties = fields.find("party-group"))
    for (const Value* one : document::tables_of(*parties, "party-group", refusal))
      read.parties.push_back(party_group_of(*one, refusal));
  if (const Value* places = fields.find("place-group"))
    for (const Value* one : document::tables_of(*places, "place-group", refusal))
      read.places.push_back(place_group_of(*one, refusal));
  if (!refusal.errors().empty()) return refusal.in(file);
  Groups groups;
  if (auto added = groups.add(std::move(read)); !added)
    return tl::unexpected(std::move(added.error()).in(file));
  return groups;
}

}  // namespace guard::policy
