// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/printable.hpp"

#include <algorithm>
#include <array>

namespace guard::explanation {
namespace {

// Characters that direct the writing.
constexpr std::array<std::string_view, 12> directions{"\u061c", "\u200e", "\u200f", "\u202a",
                                                      "\u202b", "\u202c", "\u202d", "\u202e",
                                                      "\u2066", "\u2067", "\u2068", "\u2069"};

// The length of what must not be shown at the beginning of `text`; 0 when it may be.
std::size_t length_hidden(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x20 || byte == 0x7F) return 1;
  if (byte == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) return 2;
  const auto* direction = std::find_if(directions.begin(), directions.end(),
                                       [&](std::string_view one) { return text.starts_with(one); });
  return direction == directions.end() ? 0 : direction->size();
}

}  // namespace

std::string printable(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t hidden = length_hidden(text);
    clean += hidden == 0 ? text.front() : ' ';
    text.remove_prefix(std::max<std::size_t>(hidden, 1));
  }
  return clean;
}

}  // namespace guard::explanation
