// SPDX-License-Identifier: LGPL-2.1-or-later
// What a character is in a description, in any locale.
#pragma once

namespace guard::description {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace guard::description
