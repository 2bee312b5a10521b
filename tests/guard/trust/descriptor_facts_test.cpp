// SPDX-License-Identifier: LGPL-2.1-or-later
// What a descriptor states becomes exactly those possibilities, and what it leaves out none less.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

using facts::Context;
using facts::PartySet;
using facts::WordSet;
using test::context_of;

WordSet kinds(std::initializer_list<std::string_view> words) {
  WordSet set;
  for (const std::string_view word : words) set |= facts::party_kinds.set_of(word).value();
  return set;
}
PartySet party(std::initializer_list<std::string_view> words, std::string_view country) {
  return facts::party_set(kinds(words), facts::country_set_of(country).value());
}
WordSet authority(std::string_view word) {
  return facts::authorities.set_of(word).value();
}

template <class Set>
bool same(const facts::Held<Set>& a, const facts::Held<Set>& b) {
  return a.members == b.members && a.open_ended == b.open_ended;
}
bool same(const facts::Location& a, const facts::Location& b) {
  return std::ranges::equal(a, b, {}, &facts::Place::path, &facts::Place::path);
}
bool same(const Context& a, const Context& b) {
  return a.operators == b.operators && same(a.acting_for, b.acting_for) &&
         same(a.location, b.location) && a.camera == b.camera && a.environment == b.environment &&
         a.timing == b.timing && same(a.authority, b.authority) &&
         a.vendor_approval == b.vendor_approval;
}

TEST(DescriptorFacts, AllFieldsAreRead) {
  const auto read = parse_descriptor(test::payload);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(read->device, "bwc-0421");
  EXPECT_EQ(read->revision, 7U);
  EXPECT_EQ(read->digest, digest_of(test::payload));
  EXPECT_EQ(facts::iso(read->not_before), "2026-01-01");
  EXPECT_EQ(facts::iso(read->expires), "2027-01-01");
  const Context& context = read->context;
  EXPECT_EQ(context.operators, party({"local-police"}, "US"));
  EXPECT_TRUE(same(context.acting_for, facts::Held<PartySet>::nothing()));
  EXPECT_TRUE(same(context.location, {facts::Place{"US-TX"}}));
  EXPECT_EQ(context.camera, facts::camera_set(facts::camera_forms.set_of("body-worn").value(),
                                              facts::mobilities.set_of("mobile").value()));
  EXPECT_EQ(context.environment, facts::environments.set_of("uncontrolled-public").value());
  EXPECT_EQ(context.timing, facts::timings.set_of("real-time").value());
  EXPECT_TRUE(same(context.authority, facts::Held<WordSet>::nothing()));
  EXPECT_EQ(context.vendor_approval, facts::vendor_approvals.set_of("none").value());
}

TEST(DescriptorFacts, WhatIsNotSaidOrUnknownIsNotKnown) {
  for (const std::string_view text : {"",
                                      R"("operator": "unknown")",
                                      R"("operator": {})",
                                      R"("operator": {"kind": "unknown"})",
                                      R"("operator": {"any_of": [{"kind": "court"}, "unknown"]})",
                                      R"("operator": {"kind": "unknown", "country": "unknown"})",
                                      R"("acting_for": "unknown")",
                                      R"("acting_for": ["unknown"])",
                                      R"("acting_for": {"any_of": ["self", "unknown"]})",
                                      R"("location": "unknown")",
                                      R"("location": {"any_of": ["US-OR", "unknown"]})",
                                      R"("camera": "unknown")",
                                      R"("camera": {})",
                                      R"("camera": {"form": "unknown"})",
                                      R"("camera": {"any_of": [{"form": "kiosk"}, "unknown"]})",
                                      R"("environment": "unknown")",
                                      R"("timing": {"any_of": ["recorded", "unknown"]})",
                                      R"("authority": "unknown")",
                                      R"("authority": {"any_of": ["none", "unknown"]})",
                                      R"("vendor_approval": "unknown")"})
    EXPECT_TRUE(same(context_of(text), Context{})) << text;
}

TEST(DescriptorFacts, PossibilitiesAreTheirUnion) {
  EXPECT_EQ(context_of(R"("operator": {"any_of": [{"kind": "sheriff", "country": "US"},
                                                  {"kind": "court", "country": "CA"}]})")
                .operators,
            party({"sheriff"}, "US") | party({"court"}, "CA"));
  EXPECT_EQ(context_of(R"("operator": {"kind": {"any_of": ["sheriff", "court"]}, "country": "US"})")
                .operators,
            party({"sheriff", "court"}, "US"));
  EXPECT_EQ(context_of(R"("operator": {"country": "US"})").operators,
            facts::any_party() & party({"unknown"}, "US"));
  EXPECT_EQ(context_of(R"("timing": {"any_of": ["recorded", "real-time"]})").timing,
            facts::timings.set_of("recorded").value() | facts::timings.set_of("real-time").value());
  EXPECT_TRUE(same(context_of(R"("location": {"any_of": ["US-OR/portland", "DE"]})").location,
                   {facts::Place{"US-OR/portland"}, facts::Place{"DE"}}));
}

TEST(DescriptorFacts, AnArrayIsHeldTogether) {
  using HeldParties = facts::Held<PartySet>;
  using HeldTitles = facts::Held<WordSet>;
  const auto served = [](std::string_view text) { return context_of(text).acting_for; };
  const PartySet police = party({"local-police"}, "US");
  EXPECT_TRUE(same(served(R"("acting_for": {"kind": "local-police", "country": "US"})"),
                   HeldParties{{police}, false}));
  EXPECT_TRUE(same(served(R"("acting_for": [{"kind": "local-police", "country": "US"},
                                            {"kind": "court", "country": "US"}])"),
                   HeldParties{{police, party({"court"}, "US")}, false}));
  EXPECT_TRUE(
      same(served(R"("acting_for": [{"kind": "local-police", "country": "US"}, "unknown"])"),
           HeldParties{{police}, true}));
  EXPECT_TRUE(same(served(R"("acting_for": {"any_of": ["self",
                                            {"kind": "local-police", "country": "US"}]})"),
                   HeldParties{{party({"self"}, "unknown") | police}, false}));
  EXPECT_TRUE(same(served(R"("acting_for": ["self"])"), HeldParties::nothing()));

  const auto titles = [](std::string_view text) { return context_of(text).authority; };
  EXPECT_TRUE(same(titles(R"("authority": ["warrant", "subject-consent"])"),
                   HeldTitles{{authority("warrant"), authority("subject-consent")}, false}));
  EXPECT_TRUE(same(titles(R"("authority": {"any_of": ["none", "warrant"]})"),
                   HeldTitles{{authority("none") | authority("warrant")}, false}));
  EXPECT_TRUE(same(titles(R"("authority": {"any_of": ["none"]})"), HeldTitles::nothing()));
  EXPECT_TRUE(same(titles(R"("authority": ["warrant", "unknown"])"),
                   HeldTitles{{authority("warrant")}, true}));
}

TEST(DescriptorFacts, AWornCameraCannotBeStatedStationary) {
  EXPECT_EQ(context_of(R"("camera": {"form": "body-worn", "mobility": "stationary"})").camera,
            context_of(R"("camera": {"form": "body-worn", "mobility": "mobile"})").camera);
  EXPECT_EQ(context_of(R"("camera": {"form": "body-worn"})").camera,
            context_of(R"("camera": {"form": "body-worn", "mobility": "mobile"})").camera);
}

}  // namespace
}  // namespace guard::trust
