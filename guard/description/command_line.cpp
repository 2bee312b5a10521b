// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/command_line.hpp"

#include <algorithm>

#include "guard/description/spelling.hpp"

namespace guard::description {
namespace {

constexpr std::string_view command = "gst-launch-1.0";

std::size_t past_text(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_blank(text[at])) ++at;
  return at;
}

// Behind the command and its options; 0 when there is none. In front of it stand variables, sudo
// and the like, but no pipeline.
std::size_t past_command(std::string_view text) {
  const std::size_t found = text.find(command);
  if (found == std::string_view::npos || text.substr(0, found).find(" ! ") != std::string_view::npos)
    return 0;
  std::size_t at = past_text(text, found);
  for (;;) {
    const std::size_t next = past_blanks(text, at);
    if (next >= text.size() || text[next] != '-') return next;
    at = past_text(text, next);
  }
}

// The length of what stands for a link: '!', "!" or \!; 0 when none does.
std::size_t quoted_link(std::string_view text, std::size_t at) {
  const std::string_view here = text.substr(at, 3);
  if (here == "'!'" || here == "\"!\"") return 3;
  return here.starts_with("\\!") ? 2 : 0;
}

// The closing mark of quoted caps, or of a quoted piece of pipeline, that begins at `at`; npos when
// neither does.
std::size_t quoted_words_end(std::string_view text, std::size_t at) {
  if (text[at] != '\'' && text[at] != '"') return std::string_view::npos;
  const std::size_t end = text.find(text[at], at + 1);
  if (end == std::string_view::npos) return end;
  const bool pipeline = text.substr(at, end - at).find(" ! ") != std::string_view::npos;
  return pipeline || begins_caps(text, past_blanks(text, at + 1)) ? end : std::string_view::npos;
}

}  // namespace

Source without_shell(std::string_view original) {
  Source source(original);
  const std::size_t start = past_command(original);
  const bool shell = start != 0;
  char before = ' ';
  std::size_t closing = std::string_view::npos;  // of the quoted words it is in
  for (std::size_t at = start; at < original.size();) {
    const bool word_begins = is_blank(before);
    if (at == closing) {
      before = ' ';
      source.append(' ', at++);
      closing = std::string_view::npos;
      continue;
    }
    if (const std::size_t length = word_begins ? quoted_link(original, at) : 0; length != 0) {
      source.append('!', at);
      before = '!';
      at += length;
      continue;
    }
    if (word_begins && closing == std::string_view::npos) {
      closing = quoted_words_end(original, at);
      if (closing != std::string_view::npos) {
        ++at;
        continue;
      }
    }
    // What a shell runs besides.
    if (shell && word_begins && (original[at] == '&' || original[at] == '|' || original[at] == '>'))
      break;
    if (shell && original[at] == '\\' && at + 1 < original.size() &&
        (original[at + 1] == '(' || original[at + 1] == ')')) {
      ++at;
      continue;
    }
    before = original[at];
    source.append(original[at], at);
    ++at;
  }
  return source;
}

}  // namespace guard::description
