// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/cedar/text.hpp"

#include <cstdio>

namespace guard::cedar {
namespace {

constexpr std::size_t max_columns = 100;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// Puts `words` one after another, as many to a line as fit.
std::string filled(const std::vector<std::string>& words, const std::string& first_start,
                   const std::string& next_start) {
  std::string text;
  std::string line = first_start;
  bool empty = true;
  for (const std::string& word : words) {
    if (!empty && line.size() + 1 + word.size() > max_columns) {
      text += line + "\n";
      line = next_start;
      empty = true;
    }
    line += (empty ? "" : " ") + word;
    empty = false;
  }
  return empty ? text : text + line + "\n";
}

}  // namespace

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (is_control(c)) {
      char escape[16];
      std::snprintf(escape, sizeof escape, "\\u{%x}", static_cast<unsigned>(c));
      out += escape;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += between;
    out += part;
  }
  return out;
}

std::string literals(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(literal(text));
  return "[" + joined(quoted, ", ") + "]";
}

std::string comment(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c != ' ' && !is_control(c))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return filled(words, "// ", "// ");
}

std::string lines(std::string_view code, std::size_t indent) {
  std::vector<std::string> words(1);
  bool quoted = false;
  bool escaped = false;
  for (const char c : code) {
    if (c == '"' && !escaped) quoted = !quoted;
    escaped = c == '\\' && !escaped;
    if (c == ' ' && !quoted)
      words.emplace_back();
    else
      words.back() += c;
  }
  return filled(words, std::string(indent, ' '), std::string(indent + 2, ' '));
}

}  // namespace guard::cedar
