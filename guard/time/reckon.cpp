// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/time/reckon.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace guard::time {
namespace {

using facts::Day;
using facts::Days;
using std::chrono::nanoseconds;
using std::chrono::seconds;
using std::chrono::system_clock;

constexpr Day first_day{std::chrono::year{1} / std::chrono::January / 1};

// Clocks may show anything: no sum of theirs may overflow. T is a duration or a time point.
template <class T, class Duration>
T plus(T a, Duration b) {
  if (b > Duration::zero() && a > T::max() - b) return T::max();
  if (b < Duration::zero() && a < T::min() - b) return T::min();
  return a + b;
}

bool same_boot(const std::string& boot, const Clocks& now) {
  return !boot.empty() && boot == now.boot;
}

// Negative only when the time since boot is wrong; both are times since a boot, so that they don't
// differ by centuries unless one is.
nanoseconds elapsed(nanoseconds then, const Clocks& now) {
  if (then < nanoseconds::zero() || now.since_boot < nanoseconds::zero()) return nanoseconds(-1);
  return now.since_boot - then;
}

Instant whole(system_clock::time_point time) {
  return std::chrono::floor<seconds>(time);
}

Day day_of(Instant instant) {
  return std::chrono::floor<std::chrono::days>(
      std::clamp<Instant>(instant, first_day, facts::end_of_time));
}

// Where the time since boot takes the anchor; none when it is of another boot.
std::optional<system_clock::time_point> expected(const std::optional<Clocks>& anchor,
                                                 const Clocks& now) {
  if (!anchor || !same_boot(anchor->boot, now)) return {};
  return plus(anchor->wall, std::max(elapsed(anchor->since_boot, now), nanoseconds::zero()));
}

bool apart(Instant a, Instant b) {
  return std::max(a, b) > plus(std::min(a, b), seconds(tolerance));
}

}  // namespace

Instant proved_since(const Proof& proof, const Clocks& now) {
  if (!same_boot(proof.boot, now)) return proof.no_earlier_than;
  const nanoseconds gone = std::max(elapsed(proof.since_boot, now), nanoseconds::zero());
  return plus(proof.no_earlier_than, std::chrono::floor<seconds>(gone));
}

Proof proved(const Proof& proof, Instant instant, const Clocks& now) {
  // A proof of another boot does not grow any more; in this one it does.
  if (same_boot(proof.boot, now) && instant <= proved_since(proof, now)) return proof;
  return {std::max(instant, proof.no_earlier_than), now.since_boot, now.boot};
}

Reckoning reckon(const Proof& proof, const std::optional<Clocks>& anchor, const Clocks& now) {
  const Instant bound = proved_since(proof, now);
  const Instant wall = whole(now.wall);
  if (wall < bound) return {Days::from(day_of(bound)), WallClock::disproved};

  const auto led = expected(anchor, now);
  if (!led || whole(*led) < bound) return {Days::only(day_of(wall)), WallClock::believed};

  // By value: the other minmax would refer to what is gone by then.
  const auto [first, last] = std::minmax({wall, whole(*led)});
  return {{day_of(first), day_of(last)},
          apart(first, last) ? WallClock::jumped : WallClock::believed};
}

std::optional<Clocks> anchored(const Proof& proof, std::optional<Clocks> anchor,
                               const Clocks& now) {
  const Instant bound = proved_since(proof, now);
  const auto led = expected(anchor, now);
  if (led && whole(*led) >= bound) return anchor;
  if (whole(now.wall) >= bound) return now;
  return {};
}

nanoseconds until_next_day(const std::optional<Clocks>& anchor, const Clocks& now) {
  const auto rest_of_day = [](system_clock::time_point time) {
    const nanoseconds since = time.time_since_epoch() % std::chrono::days(1);
    return std::chrono::days(1) -
           (since < nanoseconds::zero() ? since + std::chrono::days(1) : since);
  };
  const nanoseconds rest = rest_of_day(now.wall);
  const auto led = expected(anchor, now);
  return led ? std::min(rest, rest_of_day(*led)) : rest;
}

}  // namespace guard::time
