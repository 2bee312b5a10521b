// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/spelling.hpp"

#include <algorithm>

#include "guard/description/holes.hpp"
#include "guard/description/letters.hpp"

namespace guard::description {
namespace {

constexpr std::size_t longest_scheme = 32;

bool is_letter_or_digit(char c) {
  return is_letter(c) || is_digit(c);
}
bool one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

// The length of a line end behind '\'; 0 when none is there.
std::size_t continuation_length(std::string_view text, std::size_t at) {
  const std::string_view here = text.substr(at, 3);
  if (here.starts_with("\\\n")) return 2;
  return here == "\\\r\n" ? 3 : 0;
}

// Whether a blank that came from a shell's quoting is there.
bool is_escaped_blank(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_blank(text[at + 1]);
}

std::size_t past_caps_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t next = is_escaped_blank(text, at) && continuation_length(text, at) == 0
                                 ? at + 2
                                 : past_blanks(text, at);
    if (next == at) break;
    at = next;
  }
  return at;
}

}  // namespace

bool is_blank(char c) {
  return one_of(c, " \t\n\v\f\r");
}

std::size_t past_blanks(std::string_view text, std::size_t at) {
  bool line_begins = at == 0;
  while (at < text.size()) {
    const std::size_t continued = continuation_length(text, at);
    if (continued != 0 || text[at] == '\n') {
      line_begins = true;
      at += std::max<std::size_t>(continued, 1);
    } else if (is_blank(text[at])) {
      ++at;
    } else if (text[at] == '#' && line_begins) {
      at = std::min(text.find('\n', at), text.size());
    } else {
      break;
    }
  }
  return at;
}

std::size_t past_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const char c = text[end];
    const bool fits = is_letter_or_digit(c) || c == '_' || (end > at && one_of(c, "-%:"));
    const std::size_t next = fits ? end + 1 : past_hole(text, end);
    if (next == end) break;
    end = next;
  }
  return end;
}

std::optional<std::size_t> past_quotation(std::string_view text, std::size_t at) {
  std::optional<std::size_t> escaped;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] != text[at]) continue;
    if (text[i - 1] != '\\') return i + 1;
    escaped = i + 1;
  }
  return escaped;
}

std::optional<std::size_t> past_value(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_blank(text[end]) && continuation_length(text, end) == 0) {
    if (text[end] == '$' || (text[end] == '<' && end == at)) {
      end = std::max(past_hole(text, end), end + 1);
    } else {
      end += text[end] == '\\' && end + 1 < text.size() ? 2U : 1U;
    }
  }
  if (at == text.size() || !one_of(text[at], "'\"")) return end;
  const auto quotation = past_quotation(text, at);
  if (!quotation) return std::nullopt;
  return std::max(end, *quotation);
}

std::string unescaped(std::string_view value) {
  const bool quotation =
      value.size() >= 2 && value.front() == value.back() && one_of(value.front(), "'\"");
  if (quotation) value = value.substr(1, value.size() - 2);
  std::string out;
  bool inside = false;  // of quotation marks in the middle, where '\' is a character like any other
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && !inside) {
      if (++i == value.size()) break;
    } else if (value[i] == '"' && (!inside || value[i - 1] != '\\')) {
      inside = !inside;
    }
    out += value[i];
  }
  return out;
}

std::size_t scheme_length(std::string_view text, std::size_t at) {
  const std::string_view here = text.substr(at, longest_scheme + 3);
  if (here.empty() || !is_letter(here.front())) return 0;
  const auto fits = [](char c) { return is_letter_or_digit(c) || one_of(c, "+,-."); };
  const auto end = std::find_if_not(here.begin(), here.end(), fits);
  const auto length = static_cast<std::size_t>(end - here.begin());
  return here.substr(length).starts_with("://") ? length : 0;
}

bool begins_caps(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_letter_or_digit(text[end]) || text[end] == '-')) ++end;
  return end > at && end + 1 < text.size() && text[end] == '/' && is_letter_or_digit(text[end + 1]);
}

std::optional<std::size_t> past_caps(std::string_view text, std::size_t at) {
  std::size_t depth = 0;  // of brackets; blanks in them belong to the caps
  char quote = 0;
  char before = 0;    // the last character that is no blank
  bool cast = false;  // whether the last ")" closed a type, behind which the value comes
  std::size_t end = at;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '!' || (c == ')' && depth == 0 && quote == 0)) break;
    const std::size_t next = past_caps_blanks(text, at);
    if (next != at) {
      // The grammar's own blanks stand beside a mark, or belong to a quotation or brackets.
      const bool goes_on = quote != 0 || depth != 0 || one_of(before, ",=;") ||
                           (before == ')' && cast) ||
                           (next < text.size() && one_of(text[next], ",=;"));
      if (!goes_on) break;
      at = next;
      continue;
    }
    if (c == ';' && depth == 0 && quote == 0 && !begins_caps(text, past_caps_blanks(text, at + 1)))
      break;
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"') {
      quote = c;
    } else if (one_of(c, "([{<")) {
      if (c == '(') cast = before == '=';
      ++depth;
    } else if (one_of(c, ")]}>") && depth > 0) {
      --depth;
    }
    before = c;
    at += c == '\\' && at + 1 < text.size() ? 2U : 1U;
    end = at;
  }
  if (depth != 0 || quote != 0) return std::nullopt;
  return end;
}

std::string tidy_caps(std::string_view caps) {
  std::string out;
  bool inside = false;  // of a quotation
  for (std::size_t at = 0; at < caps.size();) {
    const std::size_t next = inside ? at : past_caps_blanks(caps, at);
    if (next != at) {
      if (!out.empty() && next < caps.size()) out += ' ';
      at = next;
      continue;
    }
    const std::size_t length = caps[at] == '\\' && at + 1 < caps.size() ? 2 : 1;
    if (caps[at] == '"') inside = !inside;
    out += caps.substr(at, length);
    at += length;
  }
  return out;
}

}  // namespace guard::description
