// SPDX-License-Identifier: LGPL-2.1-or-later
// What the device's clocks show. Only the time since boot is believed: the clock of the wall may be
// set by anybody, and a device without a battery begins in 1970.
#pragma once

#include "guard/time/reckon.hpp"

namespace hw::time {

// CLOCK_REALTIME, CLOCK_BOOTTIME, which goes on while suspended, and the kernel's id of this boot,
// a UUID. A clock beyond the centuries that nanoseconds can count stands at their end.
using Reading = guard::time::Clocks;

// Three system calls at most. Any thread.
[[nodiscard]] Reading read_clocks();

}  // namespace hw::time
