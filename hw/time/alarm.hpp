// SPDX-License-Identifier: LGPL-2.1-or-later
// Wakes up at a time of the wall clock, and when somebody sets it.
#pragma once

#include <chrono>
#include <functional>

#include "hw/watch/runner.hpp"

namespace hw::time {

// Calls `look` on the runner's thread soon, when `next` has come (also in a device that slept over
// it), at once when the clock is set, and each `interval`. `next` is asked before each wait, on the
// runner's thread.
[[nodiscard]] watch::Subscription on_clock(
    watch::Runner& runner, std::chrono::milliseconds interval,
    std::function<std::chrono::system_clock::time_point()> next, std::function<void()> look);

}  // namespace hw::time
