// SPDX-License-Identifier: LGPL-2.1-or-later
// Places are a tree, and a name that merely begins alike is another place.
#include "guard/facts/place.hpp"

#include <gtest/gtest.h>

namespace guard::facts {
namespace {

bool lies(std::string_view inner, std::string_view outer) {
  return lies_in(*place_of(inner), *place_of(outer));
}

TEST(Place, APlaceLiesInItselfAndInWhatHoldsIt) {
  EXPECT_TRUE(lies("US-OR/portland", "US-OR/portland"));
  EXPECT_TRUE(lies("US-OR/portland", "US-OR"));
  EXPECT_TRUE(lies("US-OR/portland", "US"));
  EXPECT_TRUE(lies("US-OR", "US"));
}

TEST(Place, APlaceCannotLieInItsPartOrItsNeighbour) {
  EXPECT_FALSE(lies("US", "US-OR"));
  EXPECT_FALSE(lies("US-OR", "US-OR/portland"));
  EXPECT_FALSE(lies("US-ME/portland", "US-OR/portland"));
  EXPECT_FALSE(lies("US-OR/portland-west", "US-OR/portland"));
  EXPECT_FALSE(lies_in(Place{"GB-WLS"}, Place{"GB-W"}));
}

TEST(Place, WhatIsNoPathCannotBeAPlace) {
  for (const std::string_view path :
       {"", "U", "us", "XX", "unknown", "USA", "US-", "US-or", "US/portland", "US-OR/",
        "US-OR/Portland", "US-OR/portland/", "US-OR/../DE", "US OR", "US-OR/port land"})
    EXPECT_FALSE(place_of(path)) << path;
  EXPECT_FALSE(place_of("US-OR/" + std::string(65, 'a')));
}

TEST(Place, APartThatNobodyKnowsCannotPassForAPlaceWithoutRules) {
  const auto mistyped = place_of("US-0R");
  ASSERT_FALSE(mistyped);
  EXPECT_EQ(mistyped.error().text(),
            "'US-0R' is no part of a country in ISO 3166-2; did you mean 'US-AR'?");
  EXPECT_FALSE(place_of("US-ZZZ/portland"));
  for (const std::string_view known : {"US-OR", "US-DC", "GB-WLS", "DE-BY", "CA-AB", "FR-IDF"})
    EXPECT_TRUE(place_of(known)) << known;
}

}  // namespace
}  // namespace guard::facts
