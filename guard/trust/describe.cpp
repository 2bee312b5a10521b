// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/describe.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace guard::trust {
namespace {

using facts::WordSet;

constexpr std::size_t max_listed_countries = 8;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string words(const WordSet& set, const facts::WordList& list) {
  if (set == list.all()) return "unknown";
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < list.words.size(); ++i)
    if (set.test(i)) parts.emplace_back(list.word(i));
  return joined(parts, " or ");
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

std::string of_countries(const facts::CountrySet& countries) {
  if (countries == facts::all_countries()) return {};
  if (countries.count() > max_listed_countries)
    return " of one of " + std::to_string(countries.count()) + " countries";
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < countries.size(); ++i)
    if (countries.test(i)) codes.emplace_back(facts::country_code(i));
  return " of " + joined(codes, " or ");
}

std::string words(const facts::PartySet& parties) {
  if (parties == facts::any_party()) return "unknown";
  constexpr std::size_t self = 0;
  std::vector<Group<facts::CountrySet>> groups;
  std::vector<std::string> parts;
  for (std::size_t kind = 0; kind < facts::party_kinds.words.size(); ++kind) {
    facts::CountrySet countries;
    for (std::size_t i = 0; i < facts::max_countries; ++i)
      countries[i] = parties.test(kind * facts::max_countries + i);
    if (kind == self && countries.any()) parts.emplace_back("nobody else");
    if (kind != self) add_to_groups(groups, kind, countries);
  }
  const WordSet anybody = facts::kinds_of(facts::any_party());
  for (const auto& group : groups)
    parts.push_back(
        (group.firsts == anybody ? "a party" : words(group.firsts, facts::party_kinds)) +
        of_countries(group.seconds));
  return joined(parts, ", or ");
}

std::string words(const facts::CameraSet& cameras) {
  if (cameras == facts::any_camera()) return "unknown";
  std::vector<Group<WordSet>> groups;
  for (std::size_t form = 0; form < facts::camera_forms.words.size(); ++form) {
    WordSet mobilities;
    for (std::size_t i = 0; i < facts::mobilities.words.size(); ++i)
      mobilities[i] = cameras.test(facts::mobilities.words.size() * form + i);
    add_to_groups(groups, form, mobilities);
  }
  std::vector<std::string> parts;
  parts.reserve(groups.size());
  for (const auto& group : groups)
    parts.push_back(words(group.firsts, facts::camera_forms) + ", " +
                    (group.seconds == facts::mobilities.all()
                         ? "mobile or stationary"
                         : words(group.seconds, facts::mobilities)));
  return joined(parts, "; or ");
}

std::string words(const facts::Location& places) {
  std::vector<std::string> parts;
  parts.reserve(places.size());
  for (const facts::Place& place : places) parts.push_back(place.path);
  return parts.empty() ? "unknown" : joined(parts, " or ");
}

template <class Set, class Words>
std::string words(const facts::Held<Set>& held, std::string_view nothing, Words words_of) {
  if (held.members.empty()) return held.open_ended ? "unknown" : std::string(nothing);
  std::vector<std::string> parts;
  for (const Set& member : held.members) {
    const std::string one = words_of(member);
    const bool ambiguous = held.members.size() > 1 && one.find(" or ") != std::string::npos;
    parts.push_back(ambiguous ? "(" + one + ")" : one);
  }
  return joined(parts, " and ") + (held.open_ended ? " and perhaps others" : "");
}

std::string party_words(const facts::PartySet& parties) {
  return words(parties);
}
std::string authority_words(const WordSet& titles) {
  return words(titles, facts::authorities);
}

}  // namespace

std::vector<Statement> describe(const facts::Context& context) {
  using facts::Fact;
  return {{Fact::operators, words(context.operators)},
          {Fact::acting_for, words(context.acting_for, "nobody else", party_words)},
          {Fact::location, words(context.location)},
          {Fact::camera, words(context.camera)},
          {Fact::environment, words(context.environment, facts::environments)},
          {Fact::timing, words(context.timing, facts::timings)},
          {Fact::authority, words(context.authority, "none", authority_words)},
          {Fact::vendor_approval, words(context.vendor_approval, facts::vendor_approvals)}};
}

}  // namespace guard::trust
