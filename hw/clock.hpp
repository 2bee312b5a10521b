// SPDX-License-Identifier: LGPL-2.1-or-later
// What the device's clock is worth.
#pragma once

#include <chrono>

#include "guard/facts/date.hpp"

namespace hw {

// The day this release was made: no clock that shows an earlier one is right.
[[nodiscard]] guard::facts::Day release_day();

// The day it may be, from one reading of the system clock and nothing else: that day, or, when the
// clock stands before this release was made (a flat battery says 1970), any day since. hw::time's
// Keeper knows more.
[[nodiscard]] guard::facts::Days days_of(std::chrono::system_clock::time_point reading);

[[nodiscard]] guard::facts::Days today();

}  // namespace hw
