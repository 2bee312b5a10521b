// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/clock.hpp"

#include <gtest/gtest.h>

namespace tests::hw {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST(Clock, CannotMakeAnOldLawOfAFlatBattery) {
  const auto days = ::hw::days_of(std::chrono::system_clock::time_point{});  // 1970
  EXPECT_GT(days.first, sys_days(2026y / 1 / 1));
  EXPECT_EQ(days.last, guard::facts::end_of_time);
}

TEST(Clock, CannotDoubtADayAfterTheRelease) {
  const auto days = ::hw::days_of(sys_days(2031y / 5 / 3) + 13h);
  EXPECT_EQ(days.first, sys_days(2031y / 5 / 3));
  EXPECT_EQ(days.last, days.first);
}

}  // namespace
}  // namespace tests::hw
