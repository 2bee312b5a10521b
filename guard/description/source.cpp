// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/source.hpp"

#include <algorithm>
#include <utility>

namespace guard::description {

Source::Source(std::string_view original) : lines_{0} {
  for (std::size_t at = 0; at < original.size(); ++at)
    if (original[at] == '\n') lines_.push_back(static_cast<std::uint32_t>(at + 1));
}

void Source::take_all(std::string_view original) {
  text_ = original;
  origins_.clear();
}

void Source::append(char character, std::size_t origin) {
  text_ += character;
  origins_.push_back(static_cast<std::uint32_t>(origin));
}

Error Source::error(std::size_t offset, std::string what, std::string remedy) const {
  std::size_t origin = offset;
  if (!origins_.empty())
    origin = offset < origins_.size() ? origins_[offset] : std::size_t{origins_.back()} + 1;
  return error_of_original(origin, std::move(what), std::move(remedy));
}

Error Source::error_of_original(std::size_t offset, std::string what, std::string remedy) const {
  const auto next = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const auto line = next - lines_.begin();
  const std::size_t column = offset - *(next - 1) + 1;
  return {std::move(what), std::move(remedy), {}, static_cast<int>(line), static_cast<int>(column)};
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  std::string shown(text.substr(0, most));
  // A character of UTF-8 is shown whole or not at all.
  while (text.size() > most && !shown.empty() && (text[shown.size()] & '\xc0') == '\x80')
    shown.pop_back();
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
  std::replace_if(shown.begin(), shown.end(), is_control, '?');
  return "'" + shown + (shown.size() < text.size() ? "…'" : "'");
}

}  // namespace guard::description
