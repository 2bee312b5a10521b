// SPDX-License-Identifier: LGPL-2.1-or-later
// The laws that reckon.hpp states, for clocks at random: set by somebody who knows the rules, and
// absurd ones.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "guard/time/reckon.hpp"

namespace guard::time {
namespace {

using std::chrono::nanoseconds;
using std::chrono::seconds;
using std::chrono::system_clock;

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t year_seconds = 366 * day_seconds;
constexpr Instant start = facts::Day{std::chrono::year{2031} / 5 / 3};

facts::Day day_of(Instant time) {
  return std::chrono::floor<std::chrono::days>(time);
}

bool possible(const facts::Days& days, Instant time) {
  return days.first <= day_of(time) && day_of(time) <= days.last;
}

// What somebody may set the wall clock to: anything, and often what is just about to matter.
system_clock::time_point any_wall(Instant truth) {
  const auto near = [](Instant time) {
    return time + seconds(*rc::gen::inRange<std::int64_t>(-2 * day_seconds, 2 * day_seconds));
  };
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      return near(Instant{});
    case 1:
      return near(start);
    case 2:
      return near(truth);
    case 3:
      return *rc::gen::element(system_clock::time_point::max(), system_clock::time_point::min());
    default:
      return system_clock::time_point(nanoseconds(*rc::gen::arbitrary<std::int64_t>()));
  }
}

// A device of which the truth is known: its clock is right at first, then anybody sets it while
// documents prove true things.
RC_GTEST_PROP(TimeLaws, NobodyCanExcludeTheTrueDayOrMoveTheBoundBack, ()) {
  const Instant boot = start + seconds(*rc::gen::inRange<std::int64_t>(0, year_seconds));
  seconds up(*rc::gen::inRange<std::int64_t>(0, 100));
  Clocks now{boot + up, up, "this"};
  Proof proof = proved({start, {}, {}}, start, now);
  std::optional<Clocks> anchor = anchored(proof, {}, now);
  Instant bound = proved_since(proof, now);
  for (int step = *rc::gen::inRange(1, 30); step > 0; --step) {
    up += seconds(*rc::gen::inRange<std::int64_t>(
        0, *rc::gen::element<std::int64_t>(2, day_seconds, 90 * day_seconds)));
    const Instant truth = boot + up;
    now = {any_wall(truth), up, "this"};
    if (*rc::gen::arbitrary<bool>())
      proof = proved(proof, truth - seconds(*rc::gen::inRange<std::int64_t>(0, year_seconds)), now);
    anchor = anchored(proof, anchor, now);

    const Instant later = proved_since(proof, now);
    RC_ASSERT(later >= bound);
    RC_ASSERT(later <= truth);
    bound = later;
    const Reckoning then = reckon(proof, anchor, now);
    RC_ASSERT(possible(then.days, truth));
    RC_ASSERT(then.days.first >= day_of(bound));

    // Set right, the clock is believed again.
    const Reckoning right = reckon(proof, anchor, {truth, up, "this"});
    RC_ASSERT(right.clock == WallClock::believed);
    RC_ASSERT(right.days.first == day_of(truth));
    RC_ASSERT(right.days.last == day_of(truth));
  }
}

// Only that nothing overflows (UndefinedBehaviorSanitizer tells) and that days are in order.
RC_GTEST_PROP(TimeLaws, NoClockIsTooAbsurd, ()) {
  const auto any = [] {
    return *rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(),
                           rc::gen::element(std::numeric_limits<std::int64_t>::max(),
                                            std::numeric_limits<std::int64_t>::min(),
                                            std::int64_t{0}, std::int64_t{-1}));
  };
  const auto clocks = [&] {
    return Clocks{system_clock::time_point(nanoseconds(any())), nanoseconds(any()), "this"};
  };
  const Proof proof{Instant(seconds(any())), nanoseconds(any()), "this"};
  const Clocks now = clocks();
  const std::optional<Clocks> anchor = clocks();
  const Reckoning then = reckon(proof, anchor, now);
  RC_ASSERT(then.days.first <= then.days.last);
  RC_ASSERT(then.days.last <= facts::end_of_time);
  RC_ASSERT(proved_since(proof, now) >= proof.no_earlier_than);
  RC_ASSERT(until_next_day(anchor, now) > nanoseconds::zero());
  RC_ASSERT(until_next_day(anchor, now) <= std::chrono::days(1));
  RC_ASSERT(proved(proof, Instant(seconds(any())), now).no_earlier_than >= proof.no_earlier_than);
  (void)anchored(proof, anchor, now);
}

}  // namespace
}  // namespace guard::time
