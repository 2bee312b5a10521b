// SPDX-License-Identifier: LGPL-2.1-or-later
// Places are a tree written as a path: "US" holds "US-OR", which holds "US-OR/portland".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"

namespace guard::facts {

struct Place {
  std::string path;  // COUNTRY[-SUBDIVISION[/city]]: ISO 3166-1, ISO 3166-2, lower case and hyphens
};

// Checks the form, the country and its subdivision; cities are taken as they are written.
[[nodiscard]] Expected<Place> place_of(std::string_view path);

// Whether `inner` is `outer` or lies in it.
[[nodiscard]] bool lies_in(const Place& inner, const Place& outer);

// Where a camera may be: anywhere in one of the places; anywhere at all when there is none.
using Location = std::vector<Place>;

}  // namespace guard::facts
