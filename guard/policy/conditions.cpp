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
constexpr auto place_fields = std::to_array<std::string_view>({"yes"});
constexpr auto party_fields = std::to_array<std::string_view>({"kind", "country"});
constexpr auto camera_fields = std::to_array<std::string_view>({"form", "mobility"});

// The words listed in `value`. A word that stands for all, or for nobody or nothing held, would
// cover something else than it says, so it is refused.
facts::WordSet word_set(const Value& value, const facts::WordList& list, Refusal& refusal) {
  const bool of_held = &list == &facts::authorities || &list == &facts::party_kinds;
  facts::WordSet set;
  for (const Word& word : document::words_of(value, list.name, refusal)) {
    const auto one = list.set_of(word.text);
    if (!one) {
      refusal.at(*word.at, one.error());
    } else if (word.text == "unknown" || (of_held && one->test(0))) {
      refusal.at(*word.at, "'" + word.text + "' is nothing a wording covers",
                 "list the words that are meant");
    } else {
      set |= *one;
    }
  }
  if (set.none()) refusal.at(value, "this covers no " + std::string(list.name));
  return set;
}

facts::CountrySet country_set(const Value& value, Refusal& refusal) {
  facts::CountrySet set;
  for (const Word& word : document::words_of(value, "country", refusal)) {
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
  if (set.none()) refusal.at(value, "this covers no country");
  return set;
}

facts::PartySet party_cover(const Value& value, Refusal& refusal) {
  facts::PartySet parties;
  for (const Value* matcher : tables_of(value, "party", refusal)) {
    const Fields fields(*matcher, "a party", party_fields, refusal);
    const Value* kind = fields.find("kind");
    const Value* country = fields.find("country");
    if (kind == nullptr && country == nullptr)
      refusal.at(*matcher, "a party without kind or country", "write at least one of them");
    facts::WordSet kinds = facts::kinds_of(facts::any_party());
    if (kind != nullptr) kinds = word_set(*kind, facts::party_kinds, refusal);
    facts::CountrySet countries = facts::all_countries();
    if (country != nullptr) countries = country_set(*country, refusal);
    parties |= facts::party_set(kinds, countries);
  }
  if (parties.none()) refusal.at(value, "this covers no party");
  return parties;
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
    cameras |= cameras_that_are(forms, mobilities);
  }
  if (cameras.none())
    refusal.at(value, "this covers no camera", "a worn, held or flying camera is always mobile");
  return cameras;
}

PlaceCover place_cover(const Value& value, Refusal& refusal) {
  PlaceCover cover;
  for (const Word& word : document::words_of(value, "location", refusal)) {
    auto place = facts::place_of(word.text);
    if (place) {
      cover.yes.push_back(std::move(*place));
    } else {
      refusal.at(*word.at, place.error());
    }
  }
  if (cover.yes.empty()) refusal.at(value, "this covers no place");
  return cover;
}

// Both covers of a fact, each read by `read`.
template <class Read>
auto cover_of(const Fields& fields, const Value& value, Refusal& refusal, const Read& read) {
  Cover<decltype(read(value))> cover;
  const Value* yes = fields.find("yes");
  const Value* open = fields.find("open");
  if (yes != nullptr) cover.yes = read(*yes);
  if (open != nullptr) cover.open = read(*open);
  if (yes == nullptr && open == nullptr)
    refusal.at(value, "this condition covers nothing", "write yes = … or open = …");
  const Value* question = fields.find("question");
  if (open != nullptr && question == nullptr)
    refusal.at(*open, "'open' without 'question'", "say what the wording leaves open");
  if (open == nullptr && question != nullptr)
    refusal.at(*question, "'question' without 'open'", "say for which values it is open");
  return cover;
}

const facts::WordList& words_of_fact(Fact fact) {
  switch (fact) {
    case Fact::capability:
      return facts::capabilities;
    case Fact::gallery:
      return facts::galleries;
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

}  // namespace

Test test_of(const Entry& entry, Refusal& refusal) {
  const auto fact = fact_of(entry.key);
  if (!fact) {
    refusal.at(entry.line, entry.column, fact.error().what, fact.error().remedy);
    return {};
  }
  const std::span<const std::string_view> known =
      *fact == Fact::location ? std::span<const std::string_view>(place_fields) : cover_fields;
  const Fields fields(entry.value, entry.key, known, refusal);
  Test test{*fact, {}, {}};
  switch (*fact) {
    case Fact::operators:
    case Fact::acting_for:
      test.cover = cover_of(fields, entry.value, refusal,
                            [&](const Value& value) { return party_cover(value, refusal); });
      break;
    case Fact::camera:
      test.cover = cover_of(fields, entry.value, refusal,
                            [&](const Value& value) { return camera_cover(value, refusal); });
      break;
    case Fact::location:
      if (const Value* yes = fields.require("yes")) test.cover = place_cover(*yes, refusal);
      break;
    default:
      test.cover = cover_of(fields, entry.value, refusal, [&](const Value& value) {
        return word_set(value, words_of_fact(*fact), refusal);
      });
  }
  if (const Value* question = fields.find("question"))
    test.question = document::text_of(*question, "question", refusal);
  return test;
}

}  // namespace guard::policy
