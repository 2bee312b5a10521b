// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/json_fields.hpp"

#include <algorithm>

#include "guard/facts/vocabulary.hpp"

namespace guard::trust {
namespace {

constexpr std::size_t max_quoted = 80;

bool is_printable(char letter) {
  return letter >= ' ' && letter <= '~';
}

std::string_view word(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "a truth value";
    case JsonKind::number:
      return "a number";
    case JsonKind::text:
      return "a text";
    case JsonKind::array:
      return "an array";
    case JsonKind::object:
      return "an object";
  }
  return {};
}

tl::unexpected<Error> refuse_at(Position at, std::string_view path, std::string what,
                                std::string remedy) {
  if (!path.empty()) what = std::string(path) + ": " + what;
  return tl::unexpected<Error>({std::move(what), std::move(remedy), {}, at.line, at.column});
}

std::string listed(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace

tl::unexpected<Error> refuse(const JsonValue& value, std::string_view path, std::string what,
                             std::string remedy) {
  return refuse_at(value.at, path, std::move(what), std::move(remedy));
}

tl::unexpected<Error> refuse_kind(const JsonValue& value, std::string_view path,
                                  std::string_view expected) {
  return refuse(value, path,
                "found " + std::string(word(value.kind)) + ", expected " + std::string(expected));
}

Expected<void> check_fields(const JsonValue& object, std::string_view path,
                            std::span<const std::string_view> known) {
  if (object.kind != JsonKind::object)
    return refuse_kind(object, path, "an object with the fields " + listed(known));
  for (const JsonValue& field : object.items) {
    if (std::ranges::find(known, field.name) != known.end()) continue;
    const std::string_view near = facts::nearest(field.name, known);
    return refuse_at(
        field.name_at, path, "unknown field " + quoted(field.name),
        near.empty() ? "known are: " + listed(known) : "did you mean '" + std::string(near) + "'?");
  }
  return {};
}

Expected<const JsonValue*> field_of(const JsonValue& object, std::string_view path,
                                    std::string_view name) {
  if (const JsonValue* field = object.find(name)) return field;
  return refuse(object, path, "the field '" + std::string(name) + "' is missing");
}

Expected<std::string_view> text_of(const JsonValue& value, std::string_view path,
                                   std::string_view expected) {
  if (value.kind != JsonKind::text) return refuse_kind(value, path, expected);
  if (!std::ranges::all_of(value.text, is_printable))
    return refuse(value, path, quoted(value.text) + " holds characters outside printable ASCII");
  return std::string_view(value.text);
}

std::string below(std::string_view path, std::string_view field) {
  return path.empty() ? std::string(field) : std::string(path) + "." + std::string(field);
}

std::string below(std::string_view path, std::size_t item) {
  return std::string(path) + "[" + std::to_string(item) + "]";
}

std::string quoted(std::string_view text) {
  std::string shown(text.substr(0, max_quoted));
  std::ranges::replace_if(shown, std::not_fn(is_printable), '?');
  if (text.size() > max_quoted) shown += "...";
  return "'" + shown + "'";
}

}  // namespace guard::trust
