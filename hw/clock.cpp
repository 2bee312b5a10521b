// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/clock.hpp"

#include "guard/time/reckon.hpp"

namespace hw {

guard::facts::Day release_day() {
  static const guard::facts::Day release = guard::facts::day_of(FACEGUARD_RELEASE_DATE).value();
  return release;
}

guard::facts::Days days_of(std::chrono::system_clock::time_point reading) {
  return guard::time::reckon({release_day(), {}, {}}, {}, {reading, {}, {}}).days;
}

guard::facts::Days today() {
  return days_of(std::chrono::system_clock::now());
}

}  // namespace hw
