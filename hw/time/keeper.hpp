// SPDX-License-Identifier: LGPL-2.1-or-later
// Keeps what is known of the time while the process runs, and tells when the day may have changed.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "guard/time/reckon.hpp"
#include "hw/time/reading.hpp"
#include "hw/watch/runner.hpp"

namespace hw::time {

// How often the clocks are read besides, for jumps that the kernel does not tell of.
inline constexpr std::chrono::seconds reading_interval{30};

// Any thread may call anything. guard/time/reckon.hpp has the rules.
class Keeper {
 public:
  // `proved` is the bound() of an earlier run, or nothing; the release's day is proved anyway.
  explicit Keeper(guard::time::Instant proved = {}, std::function<Reading()> read = read_clocks);

  [[nodiscard]] guard::time::Reckoning reckoning();
  [[nodiscard]] guard::facts::Days today() { return reckoning().days; }

  // Something authentic says that this day has begun: a document accepted with this not_before.
  void prove(guard::facts::Day begun);
  // The bound() of an earlier run.
  void prove(guard::time::Instant bound);

  // It is no earlier than this; to be kept across restarts. Never goes back.
  [[nodiscard]] guard::time::Instant bound();

  // Calls with the days it may be, on the runner's thread, each time they are others than at the
  // last call (at first: than when this was called): at midnight, at once when somebody sets the
  // clock, and after a proof or a jump that nobody told of within the interval.
  [[nodiscard]] watch::Subscription watch_clock(
      watch::Runner& runner, std::function<void(guard::facts::Days)> changed,
      std::chrono::milliseconds interval = reading_interval);

 private:
  struct State;
  std::shared_ptr<State> state_;  // shared with what watches
};

}  // namespace hw::time
