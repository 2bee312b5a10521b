// SPDX-License-Identifier: LGPL-2.1-or-later
// The clock of these tests is one that they set; that of the machine is left alone.
#include "hw/time/keeper.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "hw/clock.hpp"

namespace tests::hw::time {
namespace {

using namespace std::chrono_literals;
using guard::facts::Day;
using guard::facts::Days;
using ::hw::time::Keeper;
using ::hw::time::Reading;

constexpr Day day{2031y / 5 / 3};
constexpr Day after = day + std::chrono::days(1);
constexpr auto long_enough = 10s;

class FakeClock {
 public:
  void set(std::chrono::system_clock::time_point wall) {
    const std::lock_guard lock(mutex_);
    now_.wall = wall;
  }
  void pass(std::chrono::nanoseconds time) {
    const std::lock_guard lock(mutex_);
    now_.wall += time;
    now_.since_boot += time;
  }
  Reading read() {
    const std::lock_guard lock(mutex_);
    return now_;
  }

 private:
  std::mutex mutex_;
  Reading now_{day + 12h, 1h, "this boot"};
};

class Keeping : public testing::Test {
 protected:
  FakeClock clock_;
  Keeper keeper_{{}, [this] { return clock_.read(); }};
};

void expect(Days days, Day first, Day last) {
  EXPECT_EQ(guard::facts::iso(days.first), guard::facts::iso(first));
  EXPECT_EQ(guard::facts::iso(days.last), guard::facts::iso(last));
}

TEST_F(Keeping, CannotBeMovedByAJump) {
  expect(keeper_.today(), day, day);
  clock_.set(Day{2038y / 1 / 19} + 3h);
  expect(keeper_.today(), day, Day{2038y / 1 / 19});
  EXPECT_EQ(keeper_.reckoning().clock, guard::time::WallClock::jumped);
  clock_.set({});
  expect(keeper_.today(), ::hw::release_day(), guard::facts::end_of_time);
  clock_.set(day + 12h);
  expect(keeper_.today(), day, day);
}

TEST_F(Keeping, CannotLoseADayThatPassedInSleep) {
  clock_.pass(12h);
  expect(keeper_.today(), after, after);
  EXPECT_EQ(keeper_.reckoning().clock, guard::time::WallClock::believed);
}

TEST_F(Keeping, CannotTakeA1970ForAnAnchor) {
  FakeClock clock;
  clock.set({});
  Keeper keeper({}, [&] { return clock.read(); });
  expect(keeper.today(), ::hw::release_day(), guard::facts::end_of_time);
  keeper.prove(day);
  expect(keeper.today(), day, guard::facts::end_of_time);
  clock.set(after + 1h);  // somebody has set it
  expect(keeper.today(), after, after);
}

TEST_F(Keeping, CannotMoveTheBoundBack) {
  keeper_.prove(day);
  EXPECT_EQ(keeper_.bound(), guard::time::Instant(day));
  clock_.pass(3h);
  keeper_.prove(day - std::chrono::days(9));
  EXPECT_EQ(keeper_.bound(), day + 3h);
  clock_.set(Day{2038y / 1 / 19});
  EXPECT_EQ(keeper_.bound(), day + 3h);
  Keeper restarted(keeper_.bound(), [this] { return clock_.read(); });
  clock_.set({});
  expect(restarted.today(), day, guard::facts::end_of_time);
}

TEST_F(Keeping, CannotForgetAJumpWithoutABootId) {
  Reading now{day + 12h, 1h, ""};
  Keeper keeper({}, [&] { return now; });
  now.wall = after + 12h;
  expect(keeper.today(), day, after);
}

TEST_F(Keeping, CannotMissAnotherDay) {
  std::mutex mutex;
  std::condition_variable called;
  int calls = 0;
  Days last = Days::only(Day{});
  ::hw::watch::Runner runner;
  const auto watching = keeper_.watch_clock(
      runner,
      [&](Days days) {
        const std::lock_guard lock(mutex);
        last = days;
        ++calls;
        called.notify_all();
      },
      1ms);
  const auto hears = [&](Day first, Day final) {
    std::unique_lock lock(mutex);
    return called.wait_for(lock, long_enough,
                           [&] { return last.first == first && last.last == final; });
  };
  clock_.pass(12h);
  EXPECT_TRUE(hears(after, after));
  clock_.set(day + 1h);
  EXPECT_TRUE(hears(day, after));
  clock_.set(after + 1h);
  EXPECT_TRUE(hears(after, after));
  keeper_.prove(after + std::chrono::days(1));  // the clock is a day behind
  EXPECT_TRUE(hears(after + std::chrono::days(1), guard::facts::end_of_time));
  const std::lock_guard lock(mutex);
  EXPECT_EQ(calls, 4);
}

}  // namespace
}  // namespace tests::hw::time
