// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/context.hpp"

#include <array>

namespace guard::facts {

std::string_view name(Fact fact) {
  static constexpr std::array<std::string_view, fact_count> names{
      "capability", "gallery",     "service", "operator",  "acting_for",     "location",
      "camera",     "environment", "timing",  "authority", "vendor_approval"};
  return names[static_cast<std::size_t>(fact)];
}

}  // namespace guard::facts
