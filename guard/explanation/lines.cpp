// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/lines.hpp"

#include <algorithm>

#include "guard/explanation/printable.hpp"

namespace guard::explanation {
namespace {

constexpr std::size_t line_width = 100;

// Characters, not bytes: those that continue a UTF-8 sequence take no room.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

}  // namespace

void Lines::add(std::string_view first, std::string_view text) {
  std::string line = printable(first);
  const std::string rest = printable(text);
  const std::size_t indent = width_of(line);
  std::size_t column = indent;
  bool fresh = true;  // nothing but the indentation stands on the line
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    const std::string word = rest.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t width = width_of(word);
    if (!fresh && column + 1 + width > line_width) {
      text_ += line + '\n';
      line = std::string(indent, ' ');
      column = indent;
      fresh = true;
    }
    if (!fresh) line += ' ';
    column += width + (fresh ? 0 : 1);
    line += word;
    fresh = false;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  text_ += line + '\n';
}

void Lines::heading(std::string_view text) {
  empty();
  add("", text);
}

}  // namespace guard::explanation
