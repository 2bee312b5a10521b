// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/flatbuffer.hpp"

namespace guard::models {

std::uint64_t follow(Source& source, std::uint64_t at) {
  const std::uint64_t offset = source.number(at, 4);
  // An offset leads forward, so what refers to something can't be part of it.
  if (offset == 0 || offset > source.size() - at) {
    source.refuse("the offset at byte " + std::to_string(at) + " leads nowhere");
    return 0;
  }
  return at + offset;
}

std::int32_t signed_at(Source& source, std::uint64_t at) {
  return static_cast<std::int32_t>(source.number(at, 4));
}

Table::Table(Source& source, std::uint64_t at) : source_(source), at_(at) {
  if (!source.ok()) return;
  const std::int64_t back = signed_at(source, at);
  // Within the source's size, and so far from where these could wrap around.
  const std::int64_t vtable = static_cast<std::int64_t>(at) - back;
  if (vtable < 0 || static_cast<std::uint64_t>(vtable) >= source.size()) {
    source.refuse("the table at byte " + std::to_string(at) + " has no list of fields");
    return;
  }
  vtable_ = static_cast<std::uint64_t>(vtable);
  vtable_bytes_ = source.number(vtable_, 2);
  if (vtable_bytes_ < 4 || vtable_bytes_ % 2 != 0)
    source.refuse("the table at byte " + std::to_string(at) + " has a wrong list of fields");
}

std::optional<std::uint64_t> Table::find(unsigned field) const {
  const std::uint64_t slot = 4 + std::uint64_t{2} * field;
  if (!source_.ok() || slot + 2 > vtable_bytes_) return std::nullopt;
  const std::uint64_t offset = source_.number(vtable_ + slot, 2);
  if (offset == 0) return std::nullopt;
  if (offset < 4 || offset >= source_.number(vtable_ + 2, 2)) {
    source_.refuse("a field goes past the end of the table at byte " + std::to_string(at_));
    return std::nullopt;
  }
  return at_ + offset;
}

std::uint64_t Table::number(unsigned field, unsigned bytes, std::uint64_t otherwise) const {
  const auto at = find(field);
  return at ? source_.number(*at, bytes) : otherwise;
}

Vector Table::vector(unsigned field, unsigned element_bytes, std::uint64_t most) const {
  const auto at = find(field);
  if (!at) return {};
  const std::uint64_t begin = follow(source_, *at);
  const std::uint64_t count = source_.number(begin, 4);
  if (!source_.ok()) return {};
  if (count > most || count * element_bytes > source_.size() - begin - 4) {
    source_.refuse("a list of " + std::to_string(count) + " parts at byte " +
                   std::to_string(begin) + " is too long");
    return {};
  }
  return {begin + 4, count};
}

std::string Table::text(unsigned field) const {
  const Vector bytes = vector(field, 1, max_text);
  return source_.text(bytes.at, bytes.count);
}

}  // namespace guard::models
