// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/words.hpp"

#include <string_view>
#include <vector>

namespace guard::facts {
namespace {

constexpr std::size_t max_listed_countries = 8;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::vector<std::string> listed(const WordSet& set, const WordList& list) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < list.words.size(); ++i)
    if (set.test(i)) parts.emplace_back(list.word(i));
  return parts;
}

// The second words that a set of pairs leaves to each first word, and the first words that it
// leaves the same: {fixed, kiosk} x {stationary} is said once.
template <class Second>
struct Group {
  WordSet firsts;
  Second seconds;
};

template <class Second>
void add_to_groups(std::vector<Group<Second>>& groups, std::size_t first, const Second& seconds) {
  if (seconds.none()) return;
  for (Group<Second>& group : groups)
    if (group.seconds == seconds) {
      group.firsts.set(first);
      return;
    }
  groups.push_back({WordSet{}.set(first), seconds});
}

std::string listed_countries(const CountrySet& countries) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < countries.size(); ++i)
    if (countries.test(i)) codes.emplace_back(country_code(i));
  return joined(codes, " or ");
}

std::string of_countries(const CountrySet& countries) {
  if (countries == all_countries()) return {};
  const CountrySet others = all_countries() & ~countries;
  if (countries.count() <= max_listed_countries) return " of " + listed_countries(countries);
  if (others.count() <= max_listed_countries)
    return " of a country other than " + listed_countries(others);
  return " of one of " + std::to_string(countries.count()) + " countries";
}

// Kinds of party, or "anybody" and "anybody but …" for most of them.
std::string of_kinds(const WordSet& kinds) {
  const WordSet anybody = kinds_of(any_party());
  const WordSet others = anybody & ~kinds;
  if (others.none()) return "a party";
  if (others.count() * 3 < anybody.count())
    return "a party other than " + joined(listed(others, party_kinds), " or ");
  return joined(listed(kinds, party_kinds), " or ");
}

template <class Set>
std::string of_held(const Held<Set>& held, std::string_view nothing, const auto& words_of) {
  if (held.members.empty()) return held.open_ended ? "unknown" : std::string(nothing);
  std::vector<std::string> parts;
  for (const Set& member : held.members) {
    const std::string one = words_of(member);
    const bool ambiguous = held.members.size() > 1 && one.find(" or ") != std::string::npos;
    parts.push_back(ambiguous ? "(" + one + ")" : one);
  }
  return joined(parts, " and ") + (held.open_ended ? " and perhaps others" : "");
}

}  // namespace

std::string words(const WordSet& set, const WordList& list) {
  const WordSet others = list.all() & ~set;
  if (others.none() || set.none()) return "unknown";
  if (others.count() * 2 < set.count()) return "not " + joined(listed(others, list), " or ");
  return joined(listed(set, list), " or ");
}

std::string words(const PartySet& parties) {
  if (parties == any_party()) return "unknown";
  constexpr std::size_t self = 0;
  std::vector<Group<CountrySet>> groups;
  std::vector<std::string> parts;
  for (std::size_t kind = 0; kind < party_kinds.words.size(); ++kind) {
    CountrySet countries;
    for (std::size_t i = 0; i < max_countries; ++i)
      countries[i] = parties.test(kind * max_countries + i);
    if (kind == self && countries.any()) parts.emplace_back("nobody else");
    if (kind != self) add_to_groups(groups, kind, countries);
  }
  for (const auto& group : groups)
    parts.push_back(of_kinds(group.firsts) + of_countries(group.seconds));
  return joined(parts, ", or ");
}

std::string words(const CameraSet& cameras) {
  if (cameras == any_camera()) return "unknown";
  std::vector<Group<WordSet>> groups;
  for (std::size_t form = 0; form < camera_forms.words.size(); ++form) {
    WordSet of_form;
    for (std::size_t i = 0; i < mobilities.words.size(); ++i)
      of_form[i] = cameras.test(mobilities.words.size() * form + i);
    add_to_groups(groups, form, of_form);
  }
  std::vector<std::string> parts;
  for (const auto& group : groups)
    parts.push_back(joined(listed(group.firsts, camera_forms), " or ") + ", " +
                    joined(listed(group.seconds, mobilities), " or "));
  return joined(parts, "; or ");
}

std::string words(const Location& places) {
  std::vector<std::string> parts;
  for (const Place& place : places) parts.push_back(place.path);
  return parts.empty() ? "unknown" : joined(parts, " or ");
}

std::string words(const Held<PartySet>& parties) {
  return of_held(parties, "nobody else", [](const PartySet& party) { return words(party); });
}

std::string words(const Held<WordSet>& titles) {
  return of_held(titles, "none", [](const WordSet& title) { return words(title, authorities); });
}

}  // namespace guard::facts
