// SPDX-License-Identifier: LGPL-2.1-or-later
// Revisions of a signed document: a device that accepted one takes no earlier one, and no other one
// of the same number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "guard/trust/refusal.hpp"

namespace guard::trust {

struct Revision {
  std::uint64_t number = 0;
  std::string digest;  // SHA-256 of the payload that was verified, 64 hex digits

  friend bool operator==(const Revision&, const Revision&) = default;
};

// The number that documents may carry at most: what every JSON reader holds exactly.
inline constexpr std::uint64_t max_revision = std::uint64_t{1} << 53;

[[nodiscard]] std::string digest_of(std::string_view payload);

// Whether `offered` may follow `accepted`: a higher number, or the very same document. Error: a
// rollback (lower number) or an equivocation (same number, other content).
[[nodiscard]] Checked<void> check_successor(const Revision& accepted, const Revision& offered);

}  // namespace guard::trust
