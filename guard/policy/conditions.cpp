// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/conditions.hpp"

#include <array>

#include "guard/facts/suggestion.hpp"

namespace guard::policy {
namespace {

using document::Entry;
using document::Fields;
using document::Refusal;
using document::Value;
using document::Word;

using facts::Fact;

constexpr auto cover_fields = std::to_array<std::string_view>({"yes", "open", "question"});
constexpr auto party_fields = std::to_array<std::string_view>({"kind", "group", "country"});
constexpr auto place_fields = std::to_array<std::string_view>({"group"});
constexpr auto camera_fields = std::to_array<std::string_view>({"form", "mobility"});

// The words listed in `value`. A word that stands for all, or for nobody or nothing held, would
// cover something else than it says, so it is refused.
facts::WordSet word_set(const Value& value, const facts::WordList& list, Refusal& refusal) {
  const bool of_held = &list == &facts::authorities || &list == &facts::party_kinds;
  facts::WordSet set;
  const std::vector<Word> words = document::words_of(value, list.name, refusal);
  for (const Word& word : words) {
    const auto one = list.set_of(word.text);
    if (!one) {
      refusal.at(*word.at, one.error());
    } else if (word.text == "unknown" || (of_held && one->test(0))) {
      refusal.at(*word.at, "'" + word.text + "' is nothing a wording covers",
                 "list the words that are meant");
    } else if ((set & *one).any()) {
      refusal.at(*word.at, "'" + word.text + "' is listed twice");
    } else {
      set |= *one;
    }
  }
  if (words.empty()) refusal.at(value, "this covers no " + std::string(list.name));
  return set;
}

facts::CountrySet country_set(const Value& value, Refusal& refusal) {
  facts::CountrySet set;
  const std::vector<Word> words = document::words_of(value, "country", refusal);
  for (const Word& word : words) {
    const auto one = facts::country_set_of(word.text);
    if (!one) {
      refusal.at(*word.at, one.error());
    } else if (word.text == "unknown") {
      refusal.at(*word.at, "'unknown' is no country a wording covers",
                 "leave the country out where any is meant");
    } else {
      set |= *one;
    }
  }
  if (words.empty()) refusal.at(value, "this covers no country");
  return set;
}

// What a matcher covers for certain, and what it leaves open with which question.
template <class Set>
struct Covered {
  Set yes;
  Set open;
  std::string question;
};

// The kinds of one party matcher.
Covered<facts::WordSet> kinds_of(const Fields& fields, const Groups& groups, Refusal& refusal) {
  const Value* kind = fields.find("kind");
  const Value* group = fields.find("group");
  if (kind != nullptr && group != nullptr)
    refusal.at(*group, "a party with both kind and group", "list them as two parties");
  if (kind != nullptr) return {word_set(*kind, facts::party_kinds, refusal), {}, {}};
  if (group == nullptr) return {facts::kinds_of(facts::any_party()), {}, {}};
  const auto found = groups.party(document::text_of(*group, "group", refusal));
  if (found) return {(*found)->yes, (*found)->open, (*found)->question};
  refusal.at(*group, found.error());
  return {};
}

Covered<facts::PartySet> party_cover(const Value& value, const Groups& groups, Refusal& refusal) {
  Covered<facts::PartySet> covered;
  const auto matchers = tables_of(value, "party", refusal);
  for (const Value* matcher : matchers) {
    const Fields fields(*matcher, "a party", party_fields, refusal);
    const Value* country = fields.find("country");
    if (!fields.find("kind") && !fields.find("group") && country == nullptr)
      refusal.at(*matcher, "a party without kind, group or country", "write at least one of them");
    const auto kinds = kinds_of(fields, groups, refusal);
    facts::CountrySet countries = facts::all_countries();
    if (country != nullptr) countries = country_set(*country, refusal);
    covered.yes |= facts::party_set(kinds.yes, countries);
    covered.open |= facts::party_set(kinds.open, countries);
    if (covered.question.empty()) covered.question = kinds.question;
  }
  if (matchers.empty()) refusal.at(value, "this covers no party");
  return covered;
}

// The cameras of `forms` that are so in truth. (camera_set is made for claims: a drone that is
// claimed to be stationary is mobile to it.)
facts::CameraSet cameras_that_are(const facts::WordSet& forms, const facts::WordSet& mobilities) {
  const facts::WordSet mobile = *facts::mobilities.set_of("mobile");
  const facts::CameraSet mobile_ones = facts::camera_set(forms, mobile);
  facts::CameraSet cameras;
  if ((mobilities & mobile).any()) cameras |= mobile_ones;
  if ((mobilities & ~mobile).any()) cameras |= facts::camera_set(forms, ~mobile) & ~mobile_ones;
  return cameras;
}

facts::CameraSet camera_cover(const Value& value, Refusal& refusal) {
  facts::CameraSet cameras;
  for (const Value* matcher : tables_of(value, "camera", refusal)) {
    const Fields fields(*matcher, "a camera", camera_fields, refusal);
    const Value* form = fields.find("form");
    const Value* mobility = fields.find("mobility");
    if (form == nullptr && mobility == nullptr)
      refusal.at(*matcher, "a camera without form or mobility", "write at least one of them");
    facts::WordSet forms = facts::camera_forms.all();
    if (form != nullptr) forms = word_set(*form, facts::camera_forms, refusal);
    facts::WordSet mobilities = facts::mobilities.all();
    if (mobility != nullptr) mobilities = word_set(*mobility, facts::mobilities, refusal);
    const facts::CameraSet more = cameras_that_are(forms, mobilities);
    if (forms.any() && mobilities.any() && more.none())
      refusal.at(*matcher, "this covers no camera",
                 "a worn, held or flying camera is always mobile");
    cameras |= more;
  }
  return cameras;
}

// One place, or those of a group.
void add_places(const Value& value, const Groups& groups, std::vector<facts::Place>& places,
                Refusal& refusal) {
  if (!std::holds_alternative<document::Table>(value.data)) {
    auto place = facts::place_of(document::text_of(value, "location", refusal));
    if (place)
      places.push_back(std::move(*place));
    else
      refusal.at(value, place.error());
    return;
  }
  const Fields fields(value, "a place", place_fields, refusal);
  const auto group = groups.place(fields.text("group"));
  if (group)
    places.insert(places.end(), (*group)->places.begin(), (*group)->places.end());
  else
    refusal.at(value, group.error());
}

std::vector<facts::Place> places_of(const Value& value, const Groups& groups, Refusal& refusal) {
  std::vector<facts::Place> places;
  if (const auto* list = std::get_if<document::Array>(&value.data)) {
    for (const Value& member : *list) add_places(member, groups, places, refusal);
    if (list->empty()) refusal.at(value, "this covers no place");
  } else {
    add_places(value, groups, places, refusal);
  }
  return places;
}

const facts::WordList& words_of_fact(Fact fact) {
  switch (fact) {
    case Fact::capability:
      return facts::capabilities;
    case Fact::gallery:
      return facts::galleries;
    case Fact::service:
      return facts::services;
    case Fact::environment:
      return facts::environments;
    case Fact::timing:
      return facts::timings;
    case Fact::vendor_approval:
      return facts::vendor_approvals;
    default:
      return facts::authorities;
  }
}

Expected<Fact> fact_of(std::string_view key) {
  std::array<std::string_view, facts::fact_count> names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i] = facts::name(static_cast<Fact>(i));
    if (names[i] == key) return static_cast<Fact>(i);
  }
  return fail("'" + std::string(key.substr(0, 80)) + "' is no fact", facts::suggestion(key, names));
}

// Both covers of a fact, each read by `read`.
template <class Set, class Read>
Cover<Set> cover_of(const Fields& fields, const Read& read) {
  Cover<Set> cover;
  if (const Value* yes = fields.find("yes")) cover.yes = read(*yes);
  if (const Value* open = fields.find("open")) cover.open = read(*open);
  return cover;
}

// Parties: a group named under `yes` leaves its arguable members open, and one named under `open`
// leaves all of them open.
Cover<facts::PartySet> cover_of_parties(const Fields& fields, const Groups& groups,
                                        std::string& question, Refusal& refusal) {
  Cover<facts::PartySet> cover;
  if (const Value* yes = fields.find("yes")) {
    const auto covered = party_cover(*yes, groups, refusal);
    cover = {covered.yes, covered.open};
    question = covered.question;
  }
  if (const Value* open = fields.find("open")) {
    const auto covered = party_cover(*open, groups, refusal);
    cover.open |= covered.yes | covered.open;
  }
  return cover;
}

void check_cover(const Fields& fields, const Value& value, Refusal& refusal) {
  const Value* yes = fields.find("yes");
  const Value* open = fields.find("open");
  const Value* question = fields.find("question");
  if (yes == nullptr && open == nullptr)
    refusal.at(value, "this condition covers nothing", "write yes = … or open = …");
  if (open != nullptr && question == nullptr)
    refusal.at(*open, "'open' without 'question'", "say what the wording leaves open");
}

}  // namespace

Test test_of(const Entry& entry, const Groups& groups, Refusal& refusal) {
  const auto fact = fact_of(entry.key);
  if (!fact) {
    refusal.at(entry.line, entry.column, fact.error().what, fact.error().remedy);
    return {};
  }
  const Fields fields(entry.value, entry.key, cover_fields, refusal);
  Test test{*fact, {}, {}, {entry.line, entry.column}};
  switch (*fact) {
    case Fact::operators:
    case Fact::acting_for:
      test.cover = cover_of_parties(fields, groups, test.question, refusal);
      break;
    case Fact::camera:
      test.cover = cover_of<facts::CameraSet>(
          fields, [&](const Value& value) { return camera_cover(value, refusal); });
      break;
    case Fact::location: {
      const auto places = [&](const Value* value) {
        return value == nullptr ? std::vector<facts::Place>{} : places_of(*value, groups, refusal);
      };
      test.cover = PlaceCover{places(fields.find("yes")), places(fields.find("open"))};
      break;
    }
    default:
      test.cover = cover_of<facts::WordSet>(fields, [&](const Value& value) {
        return word_set(value, words_of_fact(*fact), refusal);
      });
  }
  check_cover(fields, entry.value, refusal);
  if (const Value* question = fields.find("question")) {
    if (fields.find("open") == nullptr && test.question.empty())
      refusal.at(*question, "'question' without 'open'", "say for which values it is open");
    test.question = document::text_of(*question, "question", refusal);
  }
  return test;
}

}  // namespace guard::policy
