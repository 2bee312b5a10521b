// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as TOML: what is read can be written and read again.
#include "tests/fuzz/target.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <set>

#include "guard/document/document.hpp"

namespace {

using fuzz::expect;
using guard::document::Array;
using guard::document::Table;
using guard::document::Value;

constexpr std::size_t max_bytes = 64 << 10;

// Dots too: a line may hold few of them.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte != 0x7f && c != '"' && c != '\\' && c != '.') {
      out += c;
      continue;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04X", byte);
    out += escape.data();
  }
  return out + "\"";
}

std::string write(const Value& value);

std::string fields(const Table& table, std::string_view between) {
  std::string out;
  for (const auto& entry : table) {
    if (!out.empty()) out += between;
    out += quoted(entry.key) + "=" + write(entry.value);
  }
  return out;
}

// Of what no document holds a number stands for all.
std::string write(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value.data)) return *flag ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value.data)) return quoted(*text);
  if (const auto* day = std::get_if<guard::facts::Day>(&value.data)) {
    const std::chrono::year_month_day parts(*day);
    std::array<char, 32> date{};
    std::snprintf(date.data(), date.size(), "%04d-%02u-%02u", static_cast<int>(parts.year()),
                  static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
    return date.data();
  }
  if (const auto* table = std::get_if<Table>(&value.data)) return "{" + fields(*table, ",") + "}";
  const auto* array = std::get_if<Array>(&value.data);
  if (!array) return "1";
  std::string out;
  for (const Value& member : *array) out += (out.empty() ? "" : ",") + write(member);
  return "[" + out + "]";
}

// Depth 0 is the document.
void expect_sound(const Value& value, int depth) {
  expect(depth <= guard::document::max_depth);
  if (const auto* array = std::get_if<Array>(&value.data))
    for (const Value& member : *array) expect_sound(member, depth + 1);
  if (const auto* table = std::get_if<Table>(&value.data)) {
    std::set<std::string_view> keys;
    for (const auto& entry : *table) {
      expect(keys.insert(entry.key).second);
      expect_sound(entry.value, depth + 1);
    }
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  const auto document = guard::document::parse_document(input, max_bytes);
  if (!document) {
    fuzz::expect_told(document.error());
    return 0;
  }
  expect(size <= max_bytes);
  expect_sound(*document, 0);
  const auto* top = std::get_if<Table>(&document->data);
  expect(top != nullptr);
  const std::string written = fields(*top, "\n");
  const auto again = guard::document::parse_document(written, 16 * max_bytes);
  expect(again && fields(std::get<Table>(again->data), "\n") == written);
  return 0;
}
