// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/holes.hpp"

#include <algorithm>

#include "guard/description/letters.hpp"

namespace guard::description {
namespace {

constexpr std::size_t longest_hole = 256;

bool begins_a_name(char c) {
  return is_letter(c) || c == '_';
}

// Past the `close` that ends what begins at `at`, when nothing `forbidden` is between.
std::size_t past_close(std::string_view text, std::size_t at, std::size_t open_length, char close,
                       std::string_view forbidden) {
  const std::string_view rest = text.substr(at, longest_hole);
  for (std::size_t i = open_length; i < rest.size(); ++i) {
    if (rest[i] == close) return at + i + 1;
    if (rest[i] == '\n' || forbidden.find(rest[i]) != std::string_view::npos) return at;
  }
  return at;
}

bool all_of(std::string_view text, bool (*allowed)(char)) {
  return std::all_of(text.begin(), text.end(), allowed);
}

// Whether a hole is surely one, and not a list.
bool is_certain(std::string_view hole) {
  if (hole.front() == '$') return true;
  const std::string_view inside = hole.substr(1, hole.size() - 2);
  if (hole.front() == '<')
    return !inside.empty() && inside.front() >= 'A' && inside.front() <= 'Z' &&
           all_of(inside, [](char c) {
             return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-' || c == ' ';
           });
  return inside.empty() || (!is_digit(inside.front()) && all_of(inside, [](char c) {
           return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '.';
         }));
}

}  // namespace

std::size_t past_hole(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  if (text[at] == '<') {
    const std::size_t end = past_close(text, at, 1, '>', "<=!\"'");
    return end == at + 2 ? at : end;
  }
  if (text[at] == '{') return past_close(text, at, 1, '}', "{=!\"'");
  if (text[at] != '$' || at + 1 >= text.size()) return at;
  const char next = text[at + 1];
  if (next == '{') return past_close(text, at, 2, '}', {});
  if (next == '(') return past_close(text, at, 2, ')', {});
  if (is_digit(next) || next == '@' || next == '*') return at + 2;
  if (!begins_a_name(next)) return at;
  std::size_t end = at + 2;
  while (end < text.size() && (begins_a_name(text[end]) || is_digit(text[end]))) ++end;
  return end;
}

std::string_view hole_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '$' && text[at] != '<' && text[at] != '{') continue;
    const std::string_view hole = text.substr(at, past_hole(text, at) - at);
    if (!hole.empty() && is_certain(hole)) return hole;
  }
  return {};
}

}  // namespace guard::description
