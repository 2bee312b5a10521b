// SPDX-License-Identifier: LGPL-2.1-or-later
// Evidence in words, short enough for one line.
#pragma once

#include <string>
#include <string_view>

#include "guard/recognition/given.hpp"

namespace guard::recognition {

// The text between quotation marks, printable and cut to a bearable length.
[[nodiscard]] std::string quoted(std::string_view text);

[[nodiscard]] std::string pinned_words(const Value& value, const std::string& pin);
[[nodiscard]] std::string shape_words(const Value& value, std::string_view what);

// Why nothing decided: what could not be read, and what names suggest.
[[nodiscard]] std::string open_words(const Given& given, const std::string& suspicion);

}  // namespace guard::recognition
