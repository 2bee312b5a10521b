// SPDX-License-Identifier: LGPL-2.1-or-later
// What to say to somebody who wrote a name that is not known.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace guard::facts {

// "did you mean 'NEAREST'?", or all that is known when nothing is near.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     std::span<const std::string_view> known);

}  // namespace guard::facts
