// SPDX-License-Identifier: LGPL-2.1-or-later
// Strict JSON for signed documents: every value knows where it stands, so that a refusal can name
// line and column, and nothing is read silently: no second field of a name, no bytes after the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"

namespace guard::trust {

inline constexpr std::size_t max_json_fields = 64;   // of one object
inline constexpr std::size_t max_json_items = 1024;  // of one array

struct Position {
  int line = 1;    // 1-based
  int column = 1;  // 1-based, in bytes
};

enum class JsonKind : unsigned char { null, boolean, number, text, array, object };

struct JsonValue {
  JsonKind kind = JsonKind::null;
  std::string text;                    // of a text
  std::optional<std::uint64_t> whole;  // of a number that is whole and not negative
  std::vector<JsonValue> items;        // of an array or an object, in their order
  std::string name;                    // what the object around calls this value
  Position at;                         // where the value begins
  Position name_at;                    // where its name begins

  // The field of that name; null when there is none.
  [[nodiscard]] const JsonValue* find(std::string_view field) const;
};

// Reads the whole of `text`. Error: over the limits, no JSON, a doubled field, invalid UTF-8, bytes
// after the value; with line and column.
[[nodiscard]] Expected<JsonValue> parse_json(std::string_view text, std::size_t max_bytes,
                                             std::size_t max_depth);

}  // namespace guard::trust
