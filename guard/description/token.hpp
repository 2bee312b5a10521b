// SPDX-License-Identifier: LGPL-2.1-or-later
// The words of the language.
#pragma once

#include <cstddef>
#include <string>

namespace guard::description {

enum class TokenKind : unsigned char {
  word,       // text: an element's factory, or a further pad
  property,   // text: its name, value
  reference,  // "mux.sink_0"; text: the element's name, value: the pad's, or empty
  pad,        // ".sink_0"; text: its name
  bin,        // "(" or "TYPE.("; text: its type
  close,      // ")"
  comma,
  link,      // "!"
  link_all,  // ":"
  caps,      // text
  uri,       // text; value: its scheme
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  std::string value;
  std::size_t at = 0;  // offset of its first character
};

}  // namespace guard::description
