// SPDX-License-Identifier: LGPL-2.1-or-later
// ISO 3166-2: the parts of countries, as they are known when the project is built.
#pragma once

#include <string_view>

namespace guard::facts {

// " AD-02 AD-03 … ZW-MW ": all codes, each with a blank on both sides.
extern const std::string_view subdivision_codes;

}  // namespace guard::facts
