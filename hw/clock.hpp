// SPDX-License-Identifier: LGPL-2.1-or-later
// What the device's clock is worth.
#pragma once

#include <chrono>

#include "guard/facts/date.hpp"

namespace hw {

// The day it may be, from a reading of the system clock: that day, or, when the clock stands before
// this release was made (a flat battery says 1970), any day since.
[[nodiscard]] guard::facts::Days days_of(std::chrono::system_clock::time_point reading);

[[nodiscard]] guard::facts::Days today();

}  // namespace hw
