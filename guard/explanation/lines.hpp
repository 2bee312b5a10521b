// SPDX-License-Identifier: LGPL-2.1-or-later
// Text broken into lines that a terminal can show.
#pragma once

#include <string>
#include <string_view>

namespace guard::explanation {

class Lines {
 public:
  // Breaks `text` at blanks. `first` stands in front of its first line, and blanks of the same
  // width in front of the others. Both are made printable.
  void add(std::string_view first, std::string_view text);
  // A line of its own, after an empty one.
  void heading(std::string_view text);
  void empty() { text_ += '\n'; }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace guard::explanation
