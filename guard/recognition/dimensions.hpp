// SPDX-License-Identifier: LGPL-2.1-or-later
// Shapes of tensors as NNStreamer's caps write them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace guard::recognition {

// "512:1:1:1,2:1" writes the innermost dimension first; the result has it last. What is no number
// ends the list.
[[nodiscard]] std::vector<std::vector<std::int64_t>> parse_dimensions(std::string_view text);

// Those that caps, written as text, state; empty when they state none.
[[nodiscard]] std::vector<std::vector<std::int64_t>> dimensions_in(std::string_view caps);

}  // namespace guard::recognition
