// SPDX-License-Identifier: LGPL-2.1-or-later
// What keeps two small things outside the disk, where a copy of the disk doesn't put them back.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "guard/error.hpp"

namespace hw::state {

struct Testimony {
  std::uint64_t counter = 0;  // never goes back, not even when it is made anew
  // SHA-256 of the texts that may be the memory's: the one there was, and the one that comes.
  // 64 hex digits each.
  std::array<std::string, 2> texts;

  friend bool operator==(const Testimony&, const Testimony&) = default;
};

// Each of these is done or not done, also when power is cut in it. An error says what doesn't
// answer.
class Witness {
 public:
  virtual ~Witness() = default;

  // Nothing when make() was never finished here.
  [[nodiscard]] virtual guard::Expected<std::optional<Testimony>> read() = 0;
  // Makes what is missing of counter and texts, and leaves what is there.
  [[nodiscard]] virtual guard::Expected<void> make() = 0;
  [[nodiscard]] virtual guard::Expected<void> write_texts(
      const std::array<std::string, 2>& texts) = 0;
  [[nodiscard]] virtual guard::Expected<void> increment() = 0;
};

}  // namespace hw::state
