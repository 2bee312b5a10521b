// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/join.hpp"

#include <algorithm>

namespace guard::facts {
namespace {

// A set without a value is not "nothing possible" but "nobody knows", as judge() reads it.
template <class Set>
Set join(const Set& one, const Set& other) {
  return one.none() || other.none() ? Set{} : one | other;
}

// Which member of one belongs to which of the other is only plain where each has one.
template <class Set>
Held<Set> join(const Held<Set>& one, const Held<Set>& other) {
  if (one.open_ended == other.open_ended && one.members == other.members) return one;
  if (one.members.size() != 1 || other.members.size() != 1) return Held<Set>::unknown();
  return {{join(one.members.front(), other.members.front())}, one.open_ended || other.open_ended};
}

// No place at all means anywhere.
Location join(const Location& one, const Location& other) {
  if (one.empty() || other.empty()) return {};
  Location both = one;
  both.insert(both.end(), other.begin(), other.end());
  return both;
}

}  // namespace

Context join(const Context& one, const Context& other) {
  return {.operators = join(one.operators, other.operators),
          .acting_for = join(one.acting_for, other.acting_for),
          .location = join(one.location, other.location),
          .camera = join(one.camera, other.camera),
          .environment = join(one.environment, other.environment),
          .timing = join(one.timing, other.timing),
          .authority = join(one.authority, other.authority),
          .vendor_approval = join(one.vendor_approval, other.vendor_approval)};
}

}  // namespace guard::facts
