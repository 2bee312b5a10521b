// SPDX-License-Identifier: LGPL-2.1-or-later
// A party is kind and country together.
#include "guard/facts/party.hpp"

#include <gtest/gtest.h>

#include "guard/facts/context.hpp"

namespace guard::facts {
namespace {

TEST(Party, EachPairIsAnotherParty) {
  const WordSet kinds = *party_kinds.set_of("sheriff") | *party_kinds.set_of("court");
  const CountrySet countries = *country_set_of("US") | *country_set_of("FR");
  EXPECT_EQ(party_set(kinds, countries).count(), 4u);
  EXPECT_TRUE(kinds_of(party_set(kinds, countries)) == kinds);
  EXPECT_TRUE((party_set(*party_kinds.set_of("sheriff"), *country_set_of("US")) &
               party_set(*party_kinds.set_of("sheriff"), *country_set_of("FR")))
                  .none());
}

TEST(Party, AnOperatorCannotBeNobody) {
  EXPECT_EQ(party_kinds.word(0), "self");
  EXPECT_FALSE(kinds_of(any_party()).test(0));
  EXPECT_EQ(any_party().count(), (party_kinds.words.size() - 1) * all_countries().count());
}

TEST(Context, SayingNothingLeavesEverythingPossible) {
  const Context context;
  EXPECT_TRUE(context.operators == any_party());
  EXPECT_TRUE(context.acting_for.open_ended);
  EXPECT_TRUE(context.authority.open_ended);
  EXPECT_TRUE(context.location.empty());
  EXPECT_TRUE(context.camera == any_camera());
  EXPECT_TRUE(context.vendor_approval == vendor_approvals.all());
  EXPECT_TRUE(StageFacts{}.capability == capabilities.all());
}

}  // namespace
}  // namespace guard::facts
