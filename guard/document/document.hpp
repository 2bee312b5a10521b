// SPDX-License-Identifier: LGPL-2.1-or-later
// A TOML document as plain values that know where they stand. Only document.cpp sees the TOML
// library, which throws and recurses; nothing of that gets past it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "guard/error.hpp"
#include "guard/facts/date.hpp"

namespace guard::document {

// What packs need: tables in tables, a few deep, and no long dotted names.
inline constexpr int max_depth = 16;
inline constexpr int max_dots_in_a_line = 32;

struct Value;
struct Entry;
using Array = std::vector<Value>;
using Table = std::vector<Entry>;  // in the order of the document, each key once

// A kind of value that no document holds: a number, a time of day.
struct Other {};

struct Value {
  std::variant<Other, bool, std::string, facts::Day, Array, Table> data;
  int line = 0;  // 1-based, as is the column
  int column = 0;
};

struct Entry {
  std::string key;
  int line = 0;
  int column = 0;
  Value value;
};

// The document's top table. Errors: not TOML, larger than `max_bytes`, nested deeper than
// max_depth.
[[nodiscard]] Expected<Value> parse_document(std::string_view toml, std::size_t max_bytes);

}  // namespace guard::document
