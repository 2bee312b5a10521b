// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/clock.hpp"

namespace hw {

guard::facts::Days days_of(std::chrono::system_clock::time_point reading) {
  using guard::facts::Days;
  static const guard::facts::Day release = guard::facts::day_of(FACEGUARD_RELEASE_DATE).value();
  const auto day = std::chrono::floor<std::chrono::days>(reading);
  return day < release ? Days::from(release) : Days::only(day);
}

guard::facts::Days today() {
  return days_of(std::chrono::system_clock::now());
}

}  // namespace hw
