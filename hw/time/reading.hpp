// SPDX-License-Identifier: LGPL-2.1-or-later
// What the device's clocks show. Only the time since boot is believed: the clock of the wall may be
// set by anybody, and a device without a battery begins in 1970.
#pragma once

#include <chrono>
#include <string>

namespace hw::time {

struct Reading {
  std::chrono::system_clock::time_point wall;  // CLOCK_REALTIME
  std::chrono::nanoseconds since_boot{0};      // CLOCK_BOOTTIME: goes on while suspended
  std::string boot;                            // the kernel's id of this boot, a UUID; empty: none
};

// Three system calls at most. Any thread.
[[nodiscard]] Reading read_clocks();

}  // namespace hw::time
