// SPDX-License-Identifier: LGPL-2.1-or-later
// Undoing what a shell needed: the command in front of a description, and the quoting around words.
#pragma once

#include <string_view>

#include "guard/description/source.hpp"

namespace guard::description {

// What gst-launch-1.0 would be given. Without a command in front only the quoting goes.
[[nodiscard]] Source without_shell(std::string_view original);

}  // namespace guard::description
