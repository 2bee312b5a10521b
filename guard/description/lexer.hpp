// SPDX-License-Identifier: LGPL-2.1-or-later
// Cuts a description into its words, the longest that fits first, as GStreamer does.
#pragma once

#include <cstddef>
#include <string_view>

#include "guard/description/source.hpp"
#include "guard/description/token.hpp"

namespace guard::description {

class Lexer {
 public:
  // Refers to `source`.
  explicit Lexer(const Source& source) : source_(source), text_(source.text()) {}

  // The next word; TokenKind::end behind the last one. Error: what no word begins with, a quotation
  // that isn't closed, a property without value.
  [[nodiscard]] Expected<Token> next();

 private:
  [[nodiscard]] Expected<Token> named();  // a word, or what begins with one
  [[nodiscard]] Expected<Token> caps();
  [[nodiscard]] Expected<Token> property(std::string_view name, std::size_t equals);
  [[nodiscard]] Expected<Token> in_quotes();
  [[nodiscard]] Token take(TokenKind kind, std::size_t end, std::string_view text = {},
                           std::string_view value = {});
  [[nodiscard]] tl::unexpected<Error> refuse(std::size_t at, std::string what,
                                             std::string remedy) const;
  [[nodiscard]] tl::unexpected<Error> refuse_character() const;

  const Source& source_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace guard::description
