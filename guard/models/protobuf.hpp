// SPDX-License-Identifier: LGPL-2.1-or-later
// Protocol Buffers' wire format, field by field, without reading what is skipped.
#pragma once

#include <cstdint>

#include "guard/models/source.hpp"

namespace guard::models {

// Bytes of a source, the last excluded; always inside it.
struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

enum class Wire : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

struct Field {
  std::uint32_t number = 0;
  Wire wire = Wire::varint;
  std::uint64_t varint = 0;  // of a varint
  Range bytes;               // of bytes: a text or a message

  [[nodiscard]] bool is(std::uint32_t wanted, Wire as) const {
    return number == wanted && wire == as;
  }
};

// The fields of one message, in their order.
class Message {
 public:
  Message(Source& source, Range range) : source_(source), at_(range.begin), end_(range.end) {}

  // False at the end, and when the source has refused: no group, no length past the message's end.
  [[nodiscard]] bool next(Field& field);

 private:
  std::uint64_t varint();

  Source& source_;
  std::uint64_t at_;
  std::uint64_t end_;
};

}  // namespace guard::models
