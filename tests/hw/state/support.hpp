// SPDX-License-Identifier: LGPL-2.1-or-later
// What the tests of the memory remember.
#pragma once

#include <string>

#include "hw/state/contents.hpp"

namespace tests::hw::state {

inline guard::trust::Revision revision(std::uint64_t number) {
  return {number, guard::trust::digest_of(std::to_string(number))};
}

inline ::hw::state::Contents example() {
  ::hw::state::Contents contents;
  contents.accepted = {
      {"root", revision(1)}, {"descriptor", revision(3)}, {"policy/eu-law", revision(2)}};
  contents.no_earlier_than = std::chrono::sys_days(std::chrono::year{2026} / 1 / 1);
  contents.audit = {12, guard::trust::digest_of("12")};
  contents.recoveries = 1;
  contents.generation = 7;
  return contents;
}

// As it is after the first `n` documents; the generation is the memory's.
inline ::hw::state::Contents after(std::uint64_t n) {
  ::hw::state::Contents contents;
  if (n > 0) contents.accepted["descriptor"] = revision(n);
  return contents;
}

}  // namespace tests::hw::state
