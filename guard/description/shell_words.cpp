// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/shell_words.hpp"

#include <algorithm>

#include "guard/description/holes.hpp"
#include "guard/description/spelling.hpp"

namespace guard::description {
namespace {

// Past blanks, and comments, which may begin behind any blank.
std::size_t past_shell_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = past_blanks(text, at);
    if (next < text.size() && text[next] == '#' && (next == 0 || is_blank(text[next - 1])))
      next = std::min(text.find('\n', next), text.size());
    if (next == at) break;
    at = next;
  }
  return at;
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) { word_.begin = at; }

  ShellWord word() {
    while (at_ < text_.size() && !is_blank(text_[at_])) {
      if (text_[at_] == '\'') {
        single_quoted();
      } else if (text_[at_] == '"') {
        double_quoted();
      } else if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        escaped();
      } else {
        plain();
      }
    }
    word_.end = at_;
    return std::move(word_);
  }

 private:
  void copy(std::size_t end) {
    for (; at_ < end; ++at_) {
      word_.text += text_[at_];
      word_.origins.push_back(static_cast<std::uint32_t>(at_));
    }
  }
  void plain() {
    const bool variable = text_[at_] == '$';
    copy(std::max(variable ? past_hole(text_, at_) : at_, at_ + 1));
  }
  void escaped() {
    // A line end behind '\' is nothing at all.
    const std::size_t line_end = text_.find_first_not_of('\r', at_ + 1);
    if (line_end != std::string_view::npos && text_[line_end] == '\n') {
      at_ = line_end + 1;
      return;
    }
    word_.bare = false;
    ++at_;
    copy(at_ + 1);
  }
  void single_quoted() {
    word_.bare = false;
    const std::size_t close = text_.find('\'', ++at_);
    word_.closed = close != std::string_view::npos;
    copy(std::min(close, text_.size()));
    at_ = std::min(at_ + 1, text_.size());
  }
  void double_quoted() {
    word_.bare = false;
    for (++at_; at_ < text_.size() && text_[at_] != '"';) {
      const bool escape = text_[at_] == '\\' && at_ + 1 < text_.size();
      if (escape && text_[at_ + 1] == '\n') {
        at_ += 2;
        continue;
      }
      constexpr std::string_view special = "$`\"\\";
      if (escape && special.find(text_[at_ + 1]) != std::string_view::npos) ++at_;
      copy(at_ + 1);
    }
    word_.closed = at_ < text_.size();
    at_ = std::min(at_ + 1, text_.size());
  }

  std::string_view text_;
  std::size_t at_;
  ShellWord word_;
};

}  // namespace

std::optional<ShellWord> shell_word(std::string_view text, std::size_t at) {
  at = past_shell_blanks(text, at);
  if (at == text.size()) return std::nullopt;
  return Reader(text, at).word();
}

}  // namespace guard::description
