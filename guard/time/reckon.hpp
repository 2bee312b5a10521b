// SPDX-License-Identifier: LGPL-2.1-or-later
// Which days it may be, from what signed documents prove and from what the clocks show.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "guard/facts/date.hpp"

namespace guard::time {

using Instant = std::chrono::sys_seconds;

// The device's clocks, read together.
struct Clocks {
  std::chrono::system_clock::time_point wall;  // anybody may have set it
  std::chrono::nanoseconds since_boot{0};      // goes on while suspended; believed
  std::string boot;                            // the id of this boot; empty: none is known
};

// It is no earlier than `no_earlier_than`; this was known at that time of that boot.
struct Proof {
  Instant no_earlier_than;
  std::chrono::nanoseconds since_boot{0};
  std::string boot;
};

enum class WallClock : unsigned char {
  believed,
  jumped,     // it differs from where the time since boot takes it by more than the tolerance
  disproved,  // it shows what can't be
};

inline constexpr std::chrono::minutes tolerance{5};

struct Reckoning {
  facts::Days days;
  WallClock clock;
};

// The anchor is a reading whose wall clock was believed. Laws, while the time since boot is right:
// - with a true proof and a true anchor of this boot, the true day is among the days, whatever the
//   wall clock shows; nobody who sets it can exclude the true day;
// - no day is before the proved one.
// Without an anchor of this boot, a wall clock that proof allows is taken at its word.
[[nodiscard]] Reckoning reckon(const Proof& proof, const std::optional<Clocks>& anchor,
                               const Clocks& now);

// What the proof says now: in its boot, time that has gone by counts. Never goes back within a
// boot, and the wall clock has no say: who sets it to 2038 can't make 2038 the past.
[[nodiscard]] Instant proved_since(const Proof& proof, const Clocks& now);

// The proof that it is no earlier than `instant`, or the old one if that says more.
[[nodiscard]] Proof proved(const Proof& proof, Instant instant, const Clocks& now);

// The anchor to go on with: the old one while it can be true in this boot, else `now` if its wall
// clock can, else none.
[[nodiscard]] std::optional<Clocks> anchored(const Proof& proof, std::optional<Clocks> anchor,
                                             const Clocks& now);

// How long until the wall clock, or the day that the anchor leads to, reaches the next midnight.
[[nodiscard]] std::chrono::nanoseconds until_next_day(const std::optional<Clocks>& anchor,
                                                      const Clocks& now);

}  // namespace guard::time
