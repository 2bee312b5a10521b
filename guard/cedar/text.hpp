// SPDX-License-Identifier: LGPL-2.1-or-later
// Cedar's surface: string literals, lists, comments, and lines that fit a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guard::cedar {

// A string literal: whatever stands in `text`, it can't end the literal. `text` is UTF-8.
[[nodiscard]] std::string literal(std::string_view text);

// ["a", "b"]
[[nodiscard]] std::string literals(const std::vector<std::string>& texts);

[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

// Lines of comment, each ended; whatever stands in `text`, it can't leave the comment.
[[nodiscard]] std::string comment(std::string_view text);

// `code` in lines of at most 100 columns where its blanks allow it, each ended; none is broken
// inside a string literal. The first is indented by `indent`, the others by two more.
[[nodiscard]] std::string lines(std::string_view code, std::size_t indent);

}  // namespace guard::cedar
