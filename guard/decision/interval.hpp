// SPDX-License-Identifier: LGPL-2.1-or-later
// The least and the greatest answer over all completions, in four bits. Either answer is written
// as no 00, open 01, yes 11, so that "or" and "and" of both ends are those of the bits.
#pragma once

#include <array>
#include <cstdint>

#include "guard/policy/clause.hpp"

namespace guard::decision {

// The answer's two bits.
[[nodiscard]] constexpr std::uint32_t code(policy::Answer answer) {
  constexpr std::array<std::uint32_t, 3> codes{0b00, 0b01, 0b11};
  return codes[static_cast<std::size_t>(answer)];
}

class Interval {
 public:
  constexpr Interval() = default;
  constexpr Interval(policy::Answer low, policy::Answer high)
      : bits_(code(low) | code(high) << 2) {}
  // Both ends are the answer with these two bits.
  [[nodiscard]] static constexpr Interval settled(std::uint32_t answer_code) {
    return Interval(answer_code * 0b101);
  }

  [[nodiscard]] constexpr bool is_never() const { return (bits_ & 0b1100) == 0; }    // high is no
  [[nodiscard]] constexpr bool is_always() const { return (bits_ & 0b11) == 0b11; }  // low is yes
  [[nodiscard]] constexpr bool is_anything() const { return bits_ == 0b1100; }       // no to yes

  friend constexpr Interval operator|(Interval a, Interval b) {
    return Interval(a.bits_ | b.bits_);
  }
  friend constexpr Interval operator&(Interval a, Interval b) {
    return Interval(a.bits_ & b.bits_);
  }
  // What either may be.
  [[nodiscard]] static constexpr Interval around(Interval a, Interval b) {
    return Interval((a.bits_ & b.bits_ & 0b11) | ((a.bits_ | b.bits_) & 0b1100));
  }
  // "Not" turns the ends round and each about "open", which is the bits inverted and reversed.
  friend constexpr Interval operator!(Interval a) {
    constexpr std::array<std::uint8_t, 16> turned{15, 7, 11, 3, 13, 5, 9, 1,
                                                  14, 6, 10, 2, 12, 4, 8, 0};
    return Interval(std::uint32_t{turned[a.bits_]});
  }
  friend constexpr bool operator==(Interval, Interval) = default;

 private:
  explicit constexpr Interval(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;  // low in bits 0 and 1, high in bits 2 and 3
};

inline constexpr Interval always{policy::Answer::yes, policy::Answer::yes};
inline constexpr Interval never{policy::Answer::no, policy::Answer::no};
inline constexpr Interval anything{policy::Answer::no, policy::Answer::yes};

}  // namespace guard::decision
