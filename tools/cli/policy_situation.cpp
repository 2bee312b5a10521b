// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_situation.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace tools::cli {
namespace {

using guard::Expected;
using namespace guard::facts;

constexpr auto columns = std::to_array<std::string_view>(
    {"capability", "operator", "operator_country", "acting_for", "acting_for_country", "location",
     "mobility", "form", "environment", "timing", "gallery", "authority", "vendor_approval"});
constexpr auto optional = std::to_array<std::string_view>({"service"});

std::vector<std::string_view> parts_of(std::string_view cell, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = cell.find(separator);
    parts.push_back(cell.substr(0, end));
    if (end == std::string_view::npos) return parts;
    cell.remove_prefix(end + 1);
  }
}

bool is_unknown(std::string_view word) {
  return word.empty() || word == "unknown";
}

// Whether one of the possibilities in `cell` is that anything is.
bool may_be_anything(std::string_view cell) {
  const auto words = parts_of(cell, '|');
  return std::any_of(words.begin(), words.end(), is_unknown);
}

Expected<WordSet> word_set(std::string_view cell, const WordList& list) {
  WordSet set;
  for (const std::string_view word : parts_of(cell, '|')) {
    const auto one = list.set_of(word.empty() ? "unknown" : word);
    if (!one) return tl::unexpected(one.error());
    set |= *one;
  }
  return set;
}

Expected<CountrySet> country_set(std::string_view cell) {
  CountrySet set;
  for (const std::string_view code : parts_of(cell, '|')) {
    const auto one = country_set_of(code.empty() ? "unknown" : code);
    if (!one) return tl::unexpected(one.error());
    set |= *one;
  }
  return set;
}

// "self" has no country of its own, so the country's cell says nothing about it.
Expected<PartySet> party(std::string_view kind_cell, std::string_view country_cell) {
  auto kinds = word_set(kind_cell, party_kinds);
  if (!kinds) return tl::unexpected(kinds.error());
  const auto countries = country_set(country_cell);
  if (!countries) return tl::unexpected(countries.error());
  constexpr std::size_t self = 0;
  const bool may_be_self = kinds->test(self);
  kinds->reset(self);
  PartySet parties = party_set(*kinds, *countries);
  if (may_be_self) parties |= party_set(WordSet{}.set(self), all_countries());
  return parties;
}

Expected<PartySet> operating_party(std::string_view kind_cell, std::string_view country_cell) {
  const auto parties = party(kind_cell, country_cell);
  if (!parties) return parties;
  const PartySet somebody = *parties & any_party();
  if (somebody.none())
    return guard::fail("'self' is no operator", "say who operates the device, or 'unknown'");
  return somebody;
}

Expected<Held<PartySet>> parties(std::string_view kinds, std::string_view countries) {
  const auto kind_cells = parts_of(kinds, ';');
  const auto country_cells = parts_of(countries, ';');
  if (country_cells.size() != 1 && country_cells.size() != kind_cells.size())
    return guard::fail("acting_for lists " + std::to_string(kind_cells.size()) +
                           " parties and acting_for_country " +
                           std::to_string(country_cells.size()) + " countries",
                       "write one country for all, or one for each");
  Held<PartySet> held;
  for (std::size_t i = 0; i < kind_cells.size(); ++i) {
    if (may_be_anything(kind_cells[i])) {
      held.open_ended = true;
      continue;
    }
    auto member = party(kind_cells[i], country_cells.size() == 1 ? countries : country_cells[i]);
    if (!member) return tl::unexpected(member.error());
    held.members.push_back(*member);
  }
  return held;
}

Expected<Held<WordSet>> titles(std::string_view cell) {
  Held<WordSet> held;
  for (const std::string_view title : parts_of(cell, ';')) {
    if (may_be_anything(title)) {
      held.open_ended = true;
      continue;
    }
    const auto member = word_set(title, authorities);
    if (!member) return tl::unexpected(member.error());
    held.members.push_back(*member);
  }
  return held;
}

Expected<Location> places(std::string_view cell) {
  if (may_be_anything(cell)) return Location{};
  Location location;
  for (const std::string_view path : parts_of(cell, '|')) {
    auto place = place_of(path);
    if (!place) return tl::unexpected(place.error());
    location.push_back(std::move(*place));
  }
  return location;
}

}  // namespace

std::span<const std::string_view> situation_columns() {
  return columns;
}

std::span<const std::string_view> optional_situation_columns() {
  return optional;
}

Expected<Situation> situation_of(
    const std::function<std::string_view(std::string_view column)>& cell) {
  Situation situation;
  guard::Expected<void> read;
  // Stores what a column says; of several errors the first counts.
  const auto store = [&read](auto& target, auto value) {
    if (value)
      target = std::move(*value);
    else if (read)
      read = tl::unexpected(std::move(value.error()));
  };
  auto& [context, stage] = situation;
  WordSet forms;
  WordSet mobility;
  store(stage.capability, word_set(cell("capability"), capabilities));
  store(stage.gallery, word_set(cell("gallery"), galleries));
  store(stage.service, word_set(cell("service"), services));
  store(context.operators, operating_party(cell("operator"), cell("operator_country")));
  store(context.acting_for, parties(cell("acting_for"), cell("acting_for_country")));
  store(context.location, places(cell("location")));
  store(forms, word_set(cell("form"), camera_forms));
  store(mobility, word_set(cell("mobility"), mobilities));
  context.camera = camera_set(forms, mobility);
  store(context.environment, word_set(cell("environment"), environments));
  store(context.timing, word_set(cell("timing"), timings));
  store(context.authority, titles(cell("authority")));
  store(context.vendor_approval, word_set(cell("vendor_approval"), vendor_approvals));
  if (!read) return tl::unexpected(std::move(read.error()));
  return situation;
}

}  // namespace tools::cli
