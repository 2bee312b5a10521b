// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/protobuf.hpp"

#include <limits>
#include <string>

namespace guard::models {

std::uint64_t Message::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (at_ >= end_) {
      source_.refuse("a number goes past the end of its part");
      return 0;
    }
    const std::uint8_t byte = source_.byte(at_++);
    if (shift == 63 && byte > 1) break;
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if ((byte & 0x80U) == 0) return value;
  }
  source_.refuse("a number at byte " + std::to_string(at_) + " has more than 64 bits");
  return 0;
}

bool Message::next(Field& field) {
  if (!source_.ok() || at_ >= end_) return false;
  field = {};
  const std::uint64_t key = varint();
  if (!source_.ok()) return false;
  field.number = static_cast<std::uint32_t>(key >> 3);
  if (key > std::numeric_limits<std::uint32_t>::max() || field.number == 0)
    return source_.refuse("there is no field at byte " + std::to_string(at_));

  std::uint64_t length = 0;
  switch (key & 7U) {
    case 0:
      field.varint = varint();
      return source_.ok();
    case 1:
      field.wire = Wire::fixed64;
      length = 8;
      break;
    case 2:
      field.wire = Wire::bytes;
      length = varint();
      break;
    case 5:
      field.wire = Wire::fixed32;
      length = 4;
      break;
    default:
      return source_.refuse("field " + std::to_string(field.number) + " is of no known kind");
  }
  if (!source_.ok()) return false;
  if (length > end_ - at_)
    return source_.refuse("field " + std::to_string(field.number) +
                          " goes past the end of its part");
  field.bytes = {at_, at_ + length};
  at_ += length;
  return true;
}

}  // namespace guard::models
