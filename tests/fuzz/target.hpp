// SPDX-License-Identifier: LGPL-2.1-or-later
// What fuzz targets share: how they say that a property doesn't hold, and what all errors have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "guard/error.hpp"

// The name is libFuzzer's, which calls it with bytes that live as long as the call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

// Ends the process, which libFuzzer and replay both report with the input that led there.
inline void expect(bool holds) {
  if (!holds) __builtin_trap();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Of text that isn't accepted somebody has to learn what is wrong, and where.
inline void expect_told(const guard::Error& error) {
  expect(!error.what.empty());
  expect(error.line >= 0 && error.column >= 0);
  expect(!error.text().empty());
}
inline void expect_told(const guard::Error& error, std::string_view file) {
  expect_told(error);
  expect(error.file == file);
}

}  // namespace fuzz
