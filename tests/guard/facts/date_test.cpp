// SPDX-License-Identifier: LGPL-2.1-or-later
// Dates are read in one form only, and only days that there are.
#include "guard/facts/date.hpp"

#include <gtest/gtest.h>

namespace guard::facts {
namespace {

TEST(Date, ADayIsWrittenAsItWasRead) {
  for (const std::string text : {"2024-05-01", "2024-02-29", "0001-01-01", "9999-12-31"}) {
    const auto day = day_of(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(iso(*day), text);
  }
}

TEST(Date, WhatIsNoDayCannotBeRead) {
  for (const std::string_view text :
       {"", "2024-5-1", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00",
        "0000-01-01", "01-05-2024", "2024/05/01", "2024-05-01T00:00", " 2024-05-01", "2024-05-1a",
        "+024-05-01", "-024-05-01"})
    EXPECT_FALSE(day_of(text)) << text;
}

TEST(Date, AnOpenIntervalEndsWithTime) {
  const auto days = Days::from(*day_of("2024-05-01"));
  EXPECT_EQ(iso(days.first), "2024-05-01");
  EXPECT_EQ(days.last, end_of_time);
}

}  // namespace
}  // namespace guard::facts
