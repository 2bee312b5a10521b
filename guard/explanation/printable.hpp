// SPDX-License-Identifier: LGPL-2.1-or-later
// Text from a file that is shown to a person: it can't move the cursor or turn the line around.
#pragma once

#include <string>
#include <string_view>

namespace guard::explanation {

// The text with a blank in place of each control character and of each character that only directs
// the writing to the left or to the right. UTF-8.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace guard::explanation
