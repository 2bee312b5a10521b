// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard policy list: the packs at hand.
#pragma once

#include <string>

#include "guard/policy/library.hpp"

namespace tools::cli {

// One line per version.
[[nodiscard]] std::string list_text(const guard::policy::Library& library);

// {"packs": [{pack, version, title, source, status, in_force_from, in_force_until, profiles}]};
// in_force_until is null for a version without a last day.
[[nodiscard]] std::string list_json(const guard::policy::Library& library);

}  // namespace tools::cli
