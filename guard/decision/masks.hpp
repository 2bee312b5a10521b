// SPDX-License-Identifier: LGPL-2.1-or-later
// Sets as plain machine words, whose width is known only once the policies are.
#pragma once

#include <cstdint>
#include <span>

namespace guard::decision {

using Word = std::uint64_t;
inline constexpr std::size_t word_bits = 64;

[[nodiscard]] constexpr std::size_t words_for(std::size_t bits) {
  return (bits + word_bits - 1) / word_bits;
}
inline void set_bit(std::span<Word> set, std::size_t bit) {
  set[bit / word_bits] |= Word{1} << (bit % word_bits);
}
[[nodiscard]] inline bool meets(std::span<const Word> a, const Word* b) {
  Word common = 0;
  for (std::size_t i = 0; i < a.size(); ++i) common |= a[i] & b[i];
  return common != 0;
}
// Whether `a` has a member that is in neither of `b` and `c`.
[[nodiscard]] inline bool exceeds(std::span<const Word> a, const Word* b, const Word* c) {
  Word rest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) rest |= a[i] & ~(b[i] | c[i]);
  return rest != 0;
}

}  // namespace guard::decision
