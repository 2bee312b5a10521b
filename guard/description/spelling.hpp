// SPDX-License-Identifier: LGPL-2.1-or-later
// How words, values and caps are spelt: where each of them ends, and what it says. Positions are
// offsets into `text`; each function takes time linear in what it passes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace guard::description {

[[nodiscard]] bool is_blank(char c);

// Past blanks, line ends behind '\', and lines that begin with '#'.
[[nodiscard]] std::size_t past_blanks(std::string_view text, std::size_t at);

// Past the name of an element, pad, property or bin, which may hold placeholders; `at` when there
// is none.
[[nodiscard]] std::size_t past_word(std::string_view text, std::size_t at);

// The end of the quotation that begins at `at`; none when it isn't closed. A mark behind '\' closes
// it only when no other does.
[[nodiscard]] std::optional<std::size_t> past_quotation(std::string_view text, std::size_t at);

// Past a property's value: a quotation or all to the next blank, whichever is longer. None when a
// quotation isn't closed; `at` when nothing is there.
[[nodiscard]] std::optional<std::size_t> past_value(std::string_view text, std::size_t at);
// What the value says.
[[nodiscard]] std::string unescaped(std::string_view value);

// The length of "rtsp" in "rtsp://…"; 0 when no URI begins there.
[[nodiscard]] std::size_t scheme_length(std::string_view text, std::size_t at);

// Whether a media type begins there, as in "video/x-raw".
[[nodiscard]] bool begins_caps(std::string_view text, std::size_t at);
// Past the last character of the caps that begin there; none when a bracket or quotation in them
// isn't closed.
[[nodiscard]] std::optional<std::size_t> past_caps(std::string_view text, std::size_t at);
// The same caps with one blank for each run of blanks.
[[nodiscard]] std::string tidy_caps(std::string_view caps);

}  // namespace guard::description
