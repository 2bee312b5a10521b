// SPDX-License-Identifier: LGPL-2.1-or-later
// Days, as packs date their clauses: the proleptic Gregorian calendar, UTC, no time of day.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "guard/error.hpp"

namespace guard::facts {

using Day = std::chrono::sys_days;

// The day a decision is made for may be any from `first` to `last`; a trusted clock makes both
// equal.
struct Days {
  Day first;
  Day last;

  [[nodiscard]] static Days only(Day day) { return {day, day}; }
  // Any day from `day` on: a clock that can't be trusted.
  [[nodiscard]] static Days from(Day day);
};

inline constexpr Day end_of_time{std::chrono::year{9999} / std::chrono::December / 31};

// "2024-05-01". Error: says what was found.
[[nodiscard]] Expected<Day> day_of(std::string_view iso);
[[nodiscard]] std::string iso(Day day);

}  // namespace guard::facts
