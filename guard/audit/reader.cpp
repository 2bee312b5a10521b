// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/reader.hpp"

#include <algorithm>

#include "guard/audit/record.hpp"
#include "guard/trust/json_fields.hpp"

namespace guard::audit {
namespace {

using trust::JsonKind;
using trust::JsonValue;

constexpr std::size_t max_depth = 2;
constexpr std::size_t max_word_bytes = 40;
constexpr std::string_view wall_form = "0000-00-00T00:00:00.000Z";  // 0 for any digit

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// Small letters and dashes, beginning with a letter.
bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= max_word_bytes && text[0] != '-' &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

bool is_wall(std::string_view text) {
  return std::ranges::equal(text, wall_form, [](char found, char form) {
    return form == '0' ? is_digit(found) : found == form;
  });
}

bool is_value(const JsonValue& value) {
  if (value.kind == JsonKind::number) return value.whole && *value.whole <= max_number;
  return value.kind == JsonKind::text && clean_text(value.text) == value.text;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "\"";
}

// The value as it must have been written.
std::string canonical(const JsonValue& value) {
  if (value.kind == JsonKind::number) return std::to_string(value.whole.value_or(0));
  if (value.kind == JsonKind::text) return quoted(value.text);
  std::string out;
  for (const JsonValue& item : value.items)
    out += (out.empty() ? "" : ",") + quoted(item.name) + ":" + canonical(item);
  return "{" + out + "}";
}

tl::unexpected<Error> no_record(std::string what) {
  return fail("is no record of an audit log: " + std::move(what));
}

}  // namespace

Expected<Record> read_line(std::string_view line) {
  static constexpr std::string_view names[] = {"seq",     "prev",  "boot",   "wall",
                                               "mono_ms", "event", "reason", "details"};
  const auto json = trust::parse_json(line, max_line_bytes, max_depth);
  if (!json) return no_record(json.error().what);
  if (json->kind != JsonKind::object ||
      !std::ranges::equal(json->items, names, {}, &JsonValue::name))
    return no_record("its fields are not seq, prev, boot, wall, mono_ms, event, reason, details");
  const auto& items = json->items;
  const auto hash = hash_from_hex(items[1].text);
  const auto& details = items[7];
  const bool fit = items[0].whole.value_or(0) > 0 && *items[0].whole <= max_sequence && hash &&
                   items[2].kind == JsonKind::text && clean_boot(items[2].text) == items[2].text &&
                   is_wall(items[3].text) && items[4].whole && *items[4].whole <= max_number &&
                   is_word(items[5].text) && is_word(items[6].text) &&
                   details.kind == JsonKind::object &&
                   std::ranges::all_of(details.items, [](const JsonValue& detail) {
                     return is_word(detail.name) && is_value(detail);
                   });
  if (!fit) return no_record("one of its fields has a value that was never written");
  if (canonical(*json) != line) return no_record("it is not written as records are");

  Record record{*items[0].whole, *hash,         items[2].text, items[3].text,
                *items[4].whole, items[5].text, items[6].text, {}};
  for (const JsonValue& detail : details.items) {
    if (detail.whole)
      record.details.emplace_back(detail.name, *detail.whole);
    else
      record.details.emplace_back(detail.name, detail.text);
  }
  return record;
}

}  // namespace guard::audit
