// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/date.hpp"

#include <charconv>
#include <cstdio>

namespace guard::facts {
namespace {

// The number written in exactly all of `digits`, or -1.
int number(std::string_view digits) {
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return -1;
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Days Days::from(Day day) {
  return {day, end_of_time};
}

Expected<Day> day_of(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    if (year > 0 && month > 0 && day > 0) {
      const std::chrono::year_month_day date{std::chrono::year{year},
                                             std::chrono::month{static_cast<unsigned>(month)},
                                             std::chrono::day{static_cast<unsigned>(day)}};
      if (date.ok()) return Day{date};
    }
  }
  return fail("'" + std::string(text.substr(0, 40)) + "' is no date",
              "write year, month and day, such as 2024-05-01");
}

std::string iso(Day day) {
  const std::chrono::year_month_day date{day};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace guard::facts
