// SPDX-License-Identifier: LGPL-2.1-or-later
// How a document's validity stands to the day that it is, or to all days that it may be.
#pragma once

#include <string_view>

#include "guard/facts/date.hpp"
#include "guard/trust/refusal.hpp"

namespace guard::trust {

inline constexpr unsigned max_grace_days = 30;

struct Window {
  facts::Day not_before;
  facts::Day expires;       // the last day it is valid
  unsigned grace_days = 0;  // after that it stays in force for so long, and only tightens
};

// The worse of what the possible days say.
enum class Freshness : unsigned char { fresh, grace, expired, not_yet };

[[nodiscard]] std::string_view word(Freshness freshness);

[[nodiscard]] Freshness freshness_of(const Window& window, facts::Days days);

// Fresh or grace; the other two are refused.
[[nodiscard]] Checked<Freshness> check_window(const Window& window, facts::Days days);

}  // namespace guard::trust
