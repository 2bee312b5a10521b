// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/time/alarm.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>

namespace tests::hw::time {
namespace {

using namespace std::chrono_literals;
using std::chrono::system_clock;

TEST(Alarm, CannotSleepOverItsTime) {
  ::hw::watch::Runner runner;
  std::atomic<int> asked = 0;
  std::counting_semaphore<> looked(0);
  // The interval is no help: it is over when the test has failed.
  const auto alarm = ::hw::time::on_clock(
      runner, 1h,
      [&] {
        // Soon, then never.
        return system_clock::now() + (asked++ == 0 ? std::chrono::milliseconds(20) : 48h);
      },
      [&] { looked.release(); });
  EXPECT_TRUE(looked.try_acquire_for(10s));  // at the start
  EXPECT_TRUE(looked.try_acquire_for(10s));  // at its time
  EXPECT_GE(asked, 2);                       // and it waits again
}

}  // namespace
}  // namespace tests::hw::time
