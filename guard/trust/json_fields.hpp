// SPDX-License-Identifier: LGPL-2.1-or-later
// Takes fields and texts out of a JSON value, and says of everything unexpected where it stands.
// `path` is the value's place in the document, e.g. "context.camera.form"; empty for all of it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "guard/trust/json.hpp"

namespace guard::trust {

// "PATH: WHAT; REMEDY", at the value's line and column.
[[nodiscard]] tl::unexpected<Error> refuse(const JsonValue& value, std::string_view path,
                                           std::string what, std::string remedy = {});

// Refuses a value of the wrong kind: "found a number, expected EXPECTED".
[[nodiscard]] tl::unexpected<Error> refuse_kind(const JsonValue& value, std::string_view path,
                                                std::string_view expected);

// Refuses what is no object, and every field that isn't `known`, with the nearest that is.
[[nodiscard]] Expected<void> check_fields(const JsonValue& object, std::string_view path,
                                          std::span<const std::string_view> known);

// A field that must be there.
[[nodiscard]] Expected<const JsonValue*> field_of(const JsonValue& object, std::string_view path,
                                                  std::string_view name);

// A text of printable ASCII: no word, date or device name has other characters, and what is shown
// on a terminal can't steer it.
[[nodiscard]] Expected<std::string_view> text_of(const JsonValue& value, std::string_view path,
                                                 std::string_view expected);

// `path` with a field or an item added: "context" and "camera" make "context.camera".
[[nodiscard]] std::string below(std::string_view path, std::string_view field);
[[nodiscard]] std::string below(std::string_view path, std::size_t item);

// 'text' for a message: cut to a length that one can read, and without control characters.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace guard::trust
