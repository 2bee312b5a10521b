// SPDX-License-Identifier: LGPL-2.1-or-later
// FlatBuffers' tables and vectors, wherever their offsets lead: every step is checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "guard/models/source.hpp"

namespace guard::models {

// A vector's elements, all inside the source.
struct Vector {
  std::uint64_t at = 0;
  std::uint64_t count = 0;
};

class Table {
 public:
  // The table at `at`; refuses at the source what is none.
  Table(Source& source, std::uint64_t at);

  // The field of that number, counted from 0; a missing one has its default.
  [[nodiscard]] std::uint64_t number(unsigned field, unsigned bytes, std::uint64_t otherwise) const;
  [[nodiscard]] std::string text(unsigned field) const;
  // Refuses more than `most` elements, and what doesn't fit into the source.
  [[nodiscard]] Vector vector(unsigned field, unsigned element_bytes, std::uint64_t most) const;

 private:
  // Where the field stands, unless it is left out.
  [[nodiscard]] std::optional<std::uint64_t> find(unsigned field) const;

  Source& source_;
  std::uint64_t at_;
  std::uint64_t vtable_ = 0;
  std::uint64_t vtable_bytes_ = 0;
};

// Where the offset that stands at `at` leads.
[[nodiscard]] std::uint64_t follow(Source& source, std::uint64_t at);
// The whole number of four bytes at `at`, with its sign.
[[nodiscard]] std::int32_t signed_at(Source& source, std::uint64_t at);

}  // namespace guard::models
