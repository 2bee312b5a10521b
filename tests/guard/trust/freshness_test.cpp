// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/freshness.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace guard::trust {
namespace {

using namespace std::chrono_literals;
using facts::Day;
using facts::Days;

constexpr Day begin{2031y / 5 / 3};
constexpr Day end{2031y / 6 / 2};
constexpr std::chrono::days one{1};

Freshness freshness(Days days, Day not_before, Day expires, unsigned grace_days) {
  return freshness_of({not_before, expires, grace_days}, days);
}
Freshness on(Day day) {
  return freshness(Days::only(day), begin, end, 7);
}

TEST(Freshness, CannotBeginEarlyOrEndLate) {
  EXPECT_EQ(on(begin - one), Freshness::not_yet);
  EXPECT_EQ(on(begin), Freshness::fresh);
  EXPECT_EQ(on(end), Freshness::fresh);
  EXPECT_EQ(on(end + one), Freshness::grace);
  EXPECT_EQ(on(end + 7 * one), Freshness::grace);
  EXPECT_EQ(on(end + 8 * one), Freshness::expired);
}

TEST(Freshness, CannotBeMadeOfDoubt) {
  EXPECT_EQ(freshness({begin, end + one}, begin, end, 7), Freshness::grace);
  EXPECT_EQ(freshness({begin - one, end}, begin, end, 7), Freshness::not_yet);
  EXPECT_EQ(freshness({begin - one, end + one}, begin, end, 7), Freshness::not_yet);
  EXPECT_EQ(freshness(Days::from(begin), begin, end, 7), Freshness::expired);
  EXPECT_FALSE(check_window({begin, end, 7}, {begin - one, end + 8 * one}));
}

TEST(Freshness, CannotGoOnWithoutGrace) {
  EXPECT_EQ(freshness(Days::only(end + one), begin, end, 0), Freshness::expired);
}

TEST(Freshness, CannotBeOverflownByGrace) {
  constexpr unsigned forever = std::numeric_limits<unsigned>::max();
  EXPECT_EQ(freshness(Days::only(end + one), begin, end, forever), Freshness::grace);
  EXPECT_EQ(freshness(Days::from(begin), begin, facts::end_of_time, forever), Freshness::fresh);
}

}  // namespace
}  // namespace guard::trust
