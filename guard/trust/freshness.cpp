// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/freshness.hpp"

#include <string>

namespace guard::trust {

std::string_view word(Freshness freshness) {
  switch (freshness) {
    case Freshness::fresh:
      return "fresh";
    case Freshness::grace:
      return "grace";
    case Freshness::expired:
      return "expired";
    case Freshness::not_yet:
      return "not-yet";
  }
  return {};
}

Freshness freshness_of(const Window& window, facts::Days days) {
  if (days.first < window.not_before) return Freshness::not_yet;
  if (days.last <= window.expires) return Freshness::fresh;
  return days.last <= window.expires + std::chrono::days(window.grace_days) ? Freshness::grace
                                                                            : Freshness::expired;
}

Checked<Freshness> check_window(const Window& window, facts::Days days) {
  const Freshness freshness = freshness_of(window, days);
  if (freshness == Freshness::fresh || freshness == Freshness::grace) return freshness;
  const bool known = days.first == days.last;
  const std::string today = known ? "today is " + facts::iso(days.first)
                                  : "by the device's clock it may be any day from " +
                                        facts::iso(days.first) + " to " + facts::iso(days.last);
  const std::string remedy =
      known ? "sign one that is valid today" : "set the device's clock, and see that it keeps time";
  if (freshness == Freshness::not_yet)
    return refused(Refusal::not_yet_valid,
                   {"is not valid before " + facts::iso(window.not_before) + ", and " + today,
                    remedy,
                    {},
                    0,
                    0});
  return refused(
      Refusal::expired,
      {"is not valid after " + facts::iso(window.expires) + ", and " + today, remedy, {}, 0, 0});
}

}  // namespace guard::trust
