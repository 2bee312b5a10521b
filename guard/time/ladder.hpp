// SPDX-License-Identifier: LGPL-2.1-or-later
// How fresh a dated document is: the ladder fresh, grace, expired.
#pragma once

#include <cstdint>

#include "guard/facts/date.hpp"

namespace guard::time {

enum class Freshness : unsigned char {
  not_yet,  // it may be too early for it: it says nothing
  fresh,
  grace,    // out of date, but not for long: only what tightens is accepted of it
  expired,  // it may be too late for it: it says nothing
};

// `expires` is the last day it is valid; the grace days come after it. Of days that leave a doubt
// the worst counts.
[[nodiscard]] constexpr Freshness freshness(facts::Days days, facts::Day not_before,
                                            facts::Day expires, unsigned grace_days) {
  // In 64 bits no number of grace days overflows.
  const auto count = [](facts::Day day) {
    return static_cast<std::int64_t>(day.time_since_epoch().count());
  };
  if (count(days.last) > count(expires) + grace_days) return Freshness::expired;
  if (days.first < not_before) return Freshness::not_yet;
  return days.last > expires ? Freshness::grace : Freshness::fresh;
}

}  // namespace guard::time
