// SPDX-License-Identifier: LGPL-2.1-or-later
// Random access to a model's bytes, which are hostile and too many to hold.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "guard/error.hpp"

namespace guard::models {

// A file's bytes. `read` fills all of `into` from `offset` or says false; it is asked for nothing
// outside `size`.
struct Bytes {
  std::uint64_t size = 0;
  std::function<bool(std::uint64_t offset, std::span<std::byte> into)> read;
};

inline constexpr std::size_t max_text = 4096;                      // of one name, in bytes
inline constexpr std::size_t max_all_text = std::size_t{1} << 25;  // of all names of one model
inline constexpr std::uint64_t max_work = std::uint64_t{1} << 27;  // bytes looked at

// Reads bytes in little pieces. The first thing wrong is kept, and after it every read gives zero:
// who reads in a loop asks ok() on each round, and everyone before believing anything.
class Source {
 public:
  explicit Source(const Bytes& bytes, std::uint64_t work = max_work)
      : bytes_(bytes), work_left_(work) {}
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  [[nodiscard]] std::uint64_t size() const { return bytes_.size; }
  [[nodiscard]] bool ok() const { return !wrong_; }
  [[nodiscard]] const std::string& wrong() const { return *wrong_; }  // when not ok()

  // Says what is wrong, unless something was before; false, for the caller to return.
  bool refuse(std::string what);

  // An unsigned number of 1 to 8 bytes, the lowest first.
  [[nodiscard]] std::uint64_t number(std::uint64_t at, unsigned bytes);
  [[nodiscard]] std::uint8_t byte(std::uint64_t at);
  // At most max_text bytes; longer ones are refused.
  [[nodiscard]] std::string text(std::uint64_t at, std::uint64_t length);

 private:
  static constexpr std::size_t page_bytes = 4096;
  struct Page {
    std::uint64_t number = 0;  // its place in the file, in pages
    std::size_t size = 0;      // 0 when nothing was read yet
    std::array<std::byte, page_bytes> bytes;
  };

  // The page of that number; null when it can't be had.
  const Page* page(std::uint64_t number);

  const Bytes& bytes_;  // outlives the source
  // A few, since what refers and what is referred to stand far apart; each at its number modulo
  // their count.
  std::array<Page, 16> pages_;
  std::uint64_t work_left_;
  std::size_t all_text_ = 0;
  std::optional<std::string> wrong_;
};

}  // namespace guard::models
