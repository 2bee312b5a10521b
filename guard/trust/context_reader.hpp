// SPDX-License-Identifier: LGPL-2.1-or-later
// Reads a context out of a descriptor. A field that is absent is unknown; anything that isn't
// understood is an error, never a guess.
#pragma once

#include <string_view>

#include "guard/error.hpp"
#include "guard/facts/context.hpp"
#include "guard/trust/json.hpp"

namespace guard::trust {

// `path` names the value in errors.
[[nodiscard]] Expected<facts::Context> read_context(const JsonValue& value, std::string_view path);

}  // namespace guard::trust
