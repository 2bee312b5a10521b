// SPDX-License-Identifier: LGPL-2.1-or-later
// The text that the grammar reads, and where each character of it stood in what was given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"

namespace guard::description {

class Source {
 public:
  // Refers to nothing of `original` later. At most 4 GiB.
  explicit Source(std::string_view original);

  // All of the original, as it is.
  void take_all(std::string_view original);
  // One more character, which stood at that offset of the original.
  void append(char character, std::size_t origin);

  [[nodiscard]] const std::string& text() const { return text_; }

  // Something to say of the place `offset` of text().
  [[nodiscard]] Error error(std::size_t offset, std::string what, std::string remedy = {}) const;
  // The same of a place of the original.
  [[nodiscard]] Error error_of_original(std::size_t offset, std::string what,
                                        std::string remedy = {}) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> origins_;  // of the characters of text_; empty when they are the same
  std::vector<std::uint32_t> lines_;    // where the original's lines begin
};

// 'text' for a message: cut to a length that one can read, and without control characters.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace guard::description
