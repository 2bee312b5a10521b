// SPDX-License-Identifier: LGPL-2.1-or-later
// Command lines: the description that gst-launch-1.0 would be given by a shell.
#pragma once

#include <string_view>
#include <vector>

#include "guard/description/source.hpp"

namespace guard::description {

// Where `text` runs gst-launch-1.0, its arguments without its options, quoted anew as gst-launch
// does; where all of it is one quotation, what that says; otherwise all as it is. Notes what it
// leaves out. Error: a quotation that isn't closed, a second command.
[[nodiscard]] Expected<Source> read_source(std::string_view text, std::vector<Error>& notes);

}  // namespace guard::description
