// SPDX-License-Identifier: LGPL-2.1-or-later
// Facts of two words that hang together, (form, mobility) and (kind, country): forgetting either
// word, or both, cannot settle what was not settled, in any shipped clause.
#include <gtest/gtest.h>

#include "guard/decision/judge.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::decision {
namespace {

using facts::Situation;

const std::vector<policy::BoundVersion>& all_versions() {
  static const auto bound = *policy::shipped().bind_all({{"strictest", policy::Reach::everywhere}});
  return bound;
}

// The other facts, known so that the pair decides as often as may be.
Situation rest_known() {
  Situation s;
  s.stage.capability = policy::one(facts::capabilities, "face-identification");
  s.stage.gallery = policy::one(facts::galleries, "suspects-inmates");
  s.context.timing = policy::one(facts::timings, "real-time");
  s.context.environment = policy::one(facts::environments, "uncontrolled-public");
  s.context.acting_for = facts::Held<facts::PartySet>::nothing();
  s.context.authority = facts::Held<facts::WordSet>::nothing();
  s.context.vendor_approval = policy::one(facts::vendor_approvals, "none");
  return s;
}

// What is certain when less is known must be so when more is.
void cannot_settle(const policy::Clause& clause, const Situation& more, const Situation& less,
                   const std::string& what) {
  const Outcome known = judge(clause, more.context, more.stage).outcome;
  const Outcome forgotten = judge(clause, less.context, less.stage).outcome;
  EXPECT_TRUE(forgotten == Outcome::undetermined || forgotten == known)
      << clause.id << ": " << what;
}

// "unknown" last.
std::vector<std::string> words_and_unknown(const facts::WordList& list) {
  std::vector<std::string> words(list.words.begin(), list.words.end());
  words.emplace_back("unknown");
  return words;
}

TEST(Pairs, ForgettingFormOrMobilityCannotSettleAnything) {
  const auto camera = [](const std::string& form, const std::string& mobility) {
    Situation s = rest_known();
    s.context.operators = policy::party("local-police", "US");
    s.context.camera =
        facts::camera_set(*facts::camera_forms.set_of(form), *facts::mobilities.set_of(mobility));
    return s;
  };
  for (const auto& version : all_versions())
    for (const auto& clause : version.clauses)
      for (const std::string& form : words_and_unknown(facts::camera_forms))
        for (const std::string& mobility : words_and_unknown(facts::mobilities)) {
          const Situation more = camera(form, mobility);
          cannot_settle(*clause, more, camera("unknown", mobility), form + " forgotten");
          cannot_settle(*clause, more, camera(form, "unknown"), mobility + " forgotten");
          cannot_settle(*clause, more, camera("unknown", "unknown"), "camera forgotten");
        }
}

TEST(Pairs, ForgettingKindOrCountryCannotSettleAnything) {
  const auto operated_by = [](const std::string& kind, const std::string& country) {
    Situation s = rest_known();
    s.context.operators =
        kind == "unknown" ? facts::any_party() &
                                facts::party_set(~facts::WordSet{}, *facts::country_set_of(country))
                          : policy::party(kind, country);
    return s;
  };
  std::vector<std::string> kinds = words_and_unknown(facts::party_kinds);
  kinds.erase(kinds.begin());  // "self" operates nothing
  for (const auto& version : all_versions())
    for (const auto& clause : version.clauses)
      for (const std::string& kind : kinds)
        for (const char* country : {"US", "PR", "GB", "DE", "JP", "unknown"}) {
          const Situation more = operated_by(kind, country);
          cannot_settle(*clause, more, operated_by("unknown", country), kind + " forgotten");
          cannot_settle(*clause, more, operated_by(kind, "unknown"), "country forgotten");
          cannot_settle(*clause, more, operated_by("unknown", "unknown"), "operator forgotten");
        }
}

TEST(Pairs, NoFormCanTakeMobilityAway) {
  for (const std::string_view form : facts::camera_forms.words) {
    const facts::WordSet one = policy::one(facts::camera_forms, form);
    const auto mobile = facts::camera_set(one, policy::one(facts::mobilities, "mobile"));
    EXPECT_TRUE(mobile.any()) << form;
    EXPECT_TRUE((facts::camera_set(one, facts::mobilities.all()) & mobile) == mobile) << form;
  }
}

}  // namespace
}  // namespace guard::decision
