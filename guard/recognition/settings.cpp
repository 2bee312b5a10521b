// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/settings.hpp"

#include <algorithm>

namespace guard::recognition {
namespace {

constexpr int max_pairs_in_a_line = 64;
constexpr std::string_view blanks = " \t\r";
constexpr std::string_view around_keys = " \t\r\"'{},[(-";

std::string_view trimmed(std::string_view text, std::string_view of) {
  const std::size_t first = text.find_first_not_of(of);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(of) - first + 1);
}

// The value as far as its quotes, a comment or the next pair reach.
std::string value_in(std::string_view text) {
  text = trimmed(text, blanks);
  if (text.empty()) return {};
  if (text[0] == '"' || text[0] == '\'')
    return std::string(text.substr(1, text.find(text[0], 1) - 1));
  text = text.substr(0, std::min(text.find(" #"), text.find_first_of(",}")));
  return std::string(trimmed(text, blanks));
}

}  // namespace

std::vector<std::string> values_of(std::string_view body, std::span<const std::string> keys) {
  std::vector<std::string> values;
  while (!body.empty() && values.size() < max_settings) {
    const std::size_t end = body.find('\n');
    std::string_view line = trimmed(body.substr(0, end), blanks);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    if (line.starts_with('#') || line.starts_with(';') || line.starts_with("//")) continue;
    // JSON and protobuf text may put several pairs on one line.
    int pairs = 0;
    for (std::size_t at = line.find_first_of("=:");
         at != std::string_view::npos && pairs < max_pairs_in_a_line;
         at = line.find_first_of("=:", at + 1), ++pairs) {
      std::string_view key = trimmed(line.substr(0, at), around_keys);
      key.remove_prefix(key.find_last_of("{,[( \t") + 1);  // npos + 1 is 0
      key = trimmed(key, around_keys);
      if (std::find(keys.begin(), keys.end(), key) != keys.end())
        values.push_back(value_in(line.substr(at + 1)));
    }
  }
  return values;
}

}  // namespace guard::recognition
