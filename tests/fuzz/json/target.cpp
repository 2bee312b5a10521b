// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as JSON: what is read can be written and read again, and a lenient reader agrees.
#include "tests/fuzz/target.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "guard/trust/json.hpp"

namespace {

using fuzz::expect;
using guard::trust::JsonKind;
using guard::trust::JsonValue;

constexpr std::size_t max_bytes = 64 << 10;
constexpr std::size_t max_depth = 8;

std::string quoted(std::string_view text) {
  return boost::json::serialize(boost::json::string(text.data(), text.size()));
}

// A number that isn't kept is written as one that isn't either.
std::string write(const JsonValue& value) {
  std::string out;
  switch (value.kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true";
    case JsonKind::number:
      return value.whole ? std::to_string(*value.whole) : "-1";
    case JsonKind::text:
      return quoted(value.text);
    case JsonKind::array:
    case JsonKind::object:
      break;
  }
  const bool object = value.kind == JsonKind::object;
  for (const JsonValue& item : value.items) {
    if (!out.empty()) out += ",";
    if (object) out += quoted(item.name) + ":";
    out += write(item);
  }
  return (object ? "{" : "[") + out + (object ? "}" : "]");
}

bool same(const JsonValue& a, const JsonValue& b) {
  if (a.kind != b.kind || a.text != b.text || a.whole != b.whole || a.name != b.name) return false;
  if (a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!same(a.items[i], b.items[i])) return false;
  return true;
}

void expect_sound(const JsonValue& value, std::size_t depth) {
  const bool holds = value.kind == JsonKind::array || value.kind == JsonKind::object;
  expect(holds ? depth < max_depth : value.items.empty());
  expect(value.at.line >= 1 && value.at.column >= 1);
  for (const JsonValue& item : value.items) {
    if (value.kind == JsonKind::object) expect(value.find(item.name) == &item);  // once
    expect_sound(item, depth + 1);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  const auto value = guard::trust::parse_json(input, max_bytes, max_depth);
  if (!value) {
    fuzz::expect_told(value.error());
    return 0;
  }
  expect(size <= max_bytes);
  expect_sound(*value, 0);
  // Escapes make what is written longer.
  const auto again = guard::trust::parse_json(write(*value), 8 * max_bytes, max_depth);
  expect(again && same(*value, *again));
  boost::json::error_code code;
  (void)boost::json::parse({input.data(), input.size()}, code);
  expect(!code);
  return 0;
}
