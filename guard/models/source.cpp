// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/source.hpp"

#include <algorithm>
#include <utility>

namespace guard::models {

bool Source::refuse(std::string what) {
  if (!wrong_) wrong_ = std::move(what);
  return false;
}

const Source::Page* Source::page(std::uint64_t number) {
  Page& page = pages_[number % pages_.size()];
  if (page.size != 0 && page.number == number) return &page;
  const std::uint64_t begin = number * page_bytes;
  const auto size =
      static_cast<std::size_t>(std::min<std::uint64_t>(page_bytes, this->size() - begin));
  page.number = number;
  page.size = 0;
  if (!bytes_.read || !bytes_.read(begin, std::span(page.bytes).first(size))) {
    refuse("its bytes can't be read from " + std::to_string(begin) + " on");
    return nullptr;
  }
  page.size = size;
  return &page;
}

std::uint8_t Source::byte(std::uint64_t at) {
  if (wrong_) return 0;
  if (at >= size()) {
    refuse("it ends in the middle");
    return 0;
  }
  if (work_left_ == 0) {
    refuse("it holds more parts than a model can need");
    return 0;
  }
  --work_left_;
  const Page* here = page(at / page_bytes);
  return here == nullptr ? 0 : std::to_integer<std::uint8_t>(here->bytes[at % page_bytes]);
}

std::uint64_t Source::number(std::uint64_t at, unsigned bytes) {
  std::uint64_t value = 0;
  // Compared so that `at` near the end of the numbers can't wrap around.
  if (at > size() || bytes > size() - at) {
    refuse("it ends in the middle");
    return 0;
  }
  for (unsigned i = 0; i < bytes; ++i) value |= std::uint64_t{byte(at + i)} << (8 * i);
  return ok() ? value : 0;
}

std::string Source::text(std::uint64_t at, std::uint64_t length) {
  if (length > max_text) {
    refuse("a name of " + std::to_string(length) + " bytes is longer than the " +
           std::to_string(max_text) + " allowed");
    return {};
  }
  if (at > size() || length > size() - at) {
    refuse("it ends in the middle");
    return {};
  }
  all_text_ += length;
  if (all_text_ > max_all_text) {
    refuse("its names come to more than " + std::to_string(max_all_text) + " bytes");
    return {};
  }
  std::string text;
  text.reserve(length);
  for (std::uint64_t i = 0; i < length && ok(); ++i) text += static_cast<char>(byte(at + i));
  return ok() ? text : std::string{};
}

}  // namespace guard::models
