// SPDX-License-Identifier: LGPL-2.1-or-later
// The one error type of the project: where, what is wrong, and what the reader can do about it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace guard {

struct Error {
  std::string what;    // what was found and what was expected, one sentence without a full stop
  std::string remedy;  // what the reader can do; may be empty
  std::string file;    // empty when no file is concerned
  int line = 0;        // 1-based; 0 when unknown
  int column = 0;      // 1-based; 0 when unknown

  // "FILE:LINE:COLUMN: WHAT; REMEDY", leaving out what is not known.
  [[nodiscard]] std::string text() const;

  // The same error said of `path`, unless it already names a file.
  [[nodiscard]] Error in(std::string_view path) &&;
};

template <class T>
using Expected = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(std::string what, std::string remedy = {}) {
  return tl::unexpected<Error>({std::move(what), std::move(remedy), {}, 0, 0});
}

}  // namespace guard
