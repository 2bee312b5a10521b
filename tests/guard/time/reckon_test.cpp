// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/time/reckon.hpp"

#include <gtest/gtest.h>

namespace guard::time {
namespace {

using namespace std::chrono_literals;
using facts::Day;

constexpr Day day{2031y / 5 / 3};
const Proof proof{day - std::chrono::days(20), 10s, "this"};

Clocks at(std::chrono::system_clock::time_point wall, std::chrono::nanoseconds since_boot,
          std::string boot = "this") {
  return {wall, since_boot, std::move(boot)};
}

const Clocks anchor = at(day + 12h, 1min);

TEST(Reckoning, CannotDoubtAClockThatRunsOn) {
  const Reckoning then = reckon(proof, anchor, at(day + 36h, 24h + 1min));
  EXPECT_EQ(then.clock, WallClock::believed);
  EXPECT_EQ(then.days.first, day + std::chrono::days(1));
  EXPECT_EQ(then.days.last, then.days.first);
}

TEST(Reckoning, CannotMakeAnOldLawOf1970) {
  for (const auto& believed : {std::optional<Clocks>(), std::optional(anchor)}) {
    const Reckoning then = reckon(proof, believed, at({}, 1h));
    EXPECT_EQ(then.clock, WallClock::disproved);
    EXPECT_EQ(then.days.first, day - std::chrono::days(20));
    EXPECT_EQ(then.days.last, facts::end_of_time);
  }
}

TEST(Reckoning, CannotBeMovedByAJump) {
  const Day future{2038y / 1 / 19};
  const Reckoning forward = reckon(proof, anchor, at(future + 3h, 1h));
  EXPECT_EQ(forward.clock, WallClock::jumped);
  EXPECT_EQ(forward.days.first, day);
  EXPECT_EQ(forward.days.last, future);

  const Reckoning back = reckon(proof, anchor, at(day - 72h, 1h));
  EXPECT_EQ(back.clock, WallClock::jumped);
  EXPECT_EQ(back.days.first, day - std::chrono::days(3));
  EXPECT_EQ(back.days.last, day);
}

TEST(Reckoning, CannotHoldAJumpAgainstAClockThatWasSetRight) {
  const Reckoning then = reckon(proof, anchor, at(day + 13h, 1h + 1min));
  EXPECT_EQ(then.clock, WallClock::believed);
  EXPECT_EQ(then.days.last, day);
}

TEST(Reckoning, CannotCallASmallCorrectionAJump) {
  EXPECT_EQ(reckon(proof, anchor, at(day + 12h + tolerance, 1min)).clock, WallClock::believed);
  EXPECT_EQ(reckon(proof, anchor, at(day + 12h + tolerance + 1s, 1min)).clock, WallClock::jumped);
  EXPECT_EQ(reckon(proof, anchor, at(day + 12h - tolerance - 1s, 1min)).clock, WallClock::jumped);
}

TEST(Reckoning, CannotMoveMidnightWithinTheTolerance) {
  const Reckoning then = reckon(proof, anchor, at(day + 24h + 1s, 12h));
  EXPECT_EQ(then.days.first, day);
  EXPECT_EQ(then.days.last, day + std::chrono::days(1));
}

TEST(Reckoning, CannotGoByAnotherBoot) {
  const Reckoning then = reckon(proof, anchor, at(day + 72h, 1h, "another"));
  EXPECT_EQ(then.clock, WallClock::believed);
  EXPECT_EQ(then.days.first, day + std::chrono::days(3));
}

TEST(Reckoning, CannotGoByAnAnchorThatProofContradicts) {
  const Proof later{day + std::chrono::days(30), 1h, "this"};
  const Clocks now = at(day + std::chrono::days(31), 1h);
  EXPECT_EQ(reckon(later, anchor, now).days.first, day + std::chrono::days(31));
  EXPECT_EQ(anchored(later, anchor, now)->wall, now.wall);
}

TEST(Anchor, CannotBeWhatProofContradicts) {
  EXPECT_FALSE(anchored(proof, {}, at({}, 1h)));
  EXPECT_FALSE(anchored(proof, at(day, 1h, "another"), at({}, 1h)));
}

TEST(Anchor, CannotBeMovedByAJump) {
  EXPECT_EQ(anchored(proof, anchor, at(day + 9999h, 2min))->wall, anchor.wall);
  EXPECT_EQ(anchored(proof, anchor, at({}, 2min))->wall, anchor.wall);
}

TEST(Bound, CannotBeRaisedByTheWallClock) {
  const Clocks now = at(Day{2038y / 1 / 19}, 20s);
  EXPECT_EQ(proved_since(proof, now), proof.no_earlier_than + 10s);
}

TEST(Bound, CannotCountAnotherBootsTime) {
  EXPECT_EQ(proved_since(proof, at(day, 99h, "another")), proof.no_earlier_than);
  EXPECT_EQ(proved_since({day, 0s, ""}, at(day, 99h, "")), Instant(day));
}

TEST(Bound, CannotLoseWhatWasCountedToAnOlderProof) {
  const Clocks now = at(day, 30 * 24h);
  EXPECT_EQ(proved_since(proved(proof, day, now), now), proved_since(proof, now));
}

TEST(NextDay, CannotBeLaterThanEitherMidnight) {
  EXPECT_EQ(until_next_day({}, at(day + 23h, 1min)), 1h);
  EXPECT_EQ(until_next_day(anchor, at(day + 23h, 1min)), 1h);
  EXPECT_EQ(until_next_day(anchor, at(day + 1h, 1min)), 12h);
  EXPECT_EQ(until_next_day({}, at(Day{1969y / 12 / 31} + 23h, 1min)), 1h);
}

}  // namespace
}  // namespace guard::time
