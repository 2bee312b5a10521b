// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/head.hpp"

#include "guard/trust/json_fields.hpp"
#include "guard/trust/revision.hpp"

namespace guard::trust {
namespace {

Checked<void> check_format(const JsonValue& root, std::string_view format) {
  const auto field = field_of(root, {}, "faceguard").map_error(malformed);
  if (!field) return tl::unexpected(field.error());
  const auto text =
      text_of(**field, "faceguard", "the text '" + std::string(format) + "'").map_error(malformed);
  if (!text) return tl::unexpected(text.error());
  if (*text == format) return {};
  return refused(
      Refusal::wrong_type,
      refuse(**field, "faceguard", "found " + quoted(*text) + ", expected " + quoted(format))
          .value());
}

Expected<facts::Day> read_day(const JsonValue& value) {
  const auto text = text_of(value, value.name, "a date such as 2024-05-01");
  if (!text) return tl::unexpected(text.error());
  auto day = facts::day_of(*text);
  if (!day) return refuse(value, value.name, day.error().what, day.error().remedy);
  return day;
}

}  // namespace

Checked<JsonValue> read_document(std::string_view payload, const Kind& kind,
                                 std::span<const std::string_view> required,
                                 std::span<const std::string_view> optional) {
  auto root = parse_json(payload, kind.max_bytes, kind.max_depth);
  if (!root)
    return refused(payload.size() > kind.max_bytes ? Refusal::too_large : Refusal::malformed,
                   root.error());
  const std::string word(kind.word);
  if (root->kind != JsonKind::object)
    return refused(Refusal::malformed, refuse_kind(*root, {}, "a " + word + ", an object").value());
  if (root->find("signatures"))
    return refused(
        Refusal::malformed,
        refuse(*root, {}, "is signed already", "give the " + word + " as it was before").value());
  if (const auto same = check_format(*root, kind.format); !same)
    return tl::unexpected(same.error());
  std::vector<std::string_view> known(required.begin(), required.end());
  known.insert(known.end(), optional.begin(), optional.end());
  if (const auto fields = check_fields(*root, {}, known); !fields)
    return refused(Refusal::malformed, fields.error());
  for (const std::string_view name : required)
    if (const auto present = field_of(*root, {}, name); !present)
      return refused(Refusal::malformed, present.error());
  return std::move(*root);
}

Expected<Head> read_head(const JsonValue& root) {
  const auto revision = field_of(root, {}, "revision").and_then([](const JsonValue* value) {
    return read_whole(*value, "revision", 1, max_revision);
  });
  if (!revision) return tl::unexpected(revision.error());
  const auto read = [](const JsonValue* value) { return read_day(*value); };
  const auto not_before = field_of(root, {}, "not_before").and_then(read);
  if (!not_before) return tl::unexpected(not_before.error());
  const auto expires = field_of(root, {}, "expires").and_then(read);
  if (!expires) return tl::unexpected(expires.error());
  if (*expires < *not_before)
    return refuse(*root.find("expires"), "expires", "lies before not_before");
  return Head{*revision, *not_before, *expires};
}

Expected<std::uint64_t> read_whole(const JsonValue& value, std::string_view path,
                                   std::uint64_t least, std::uint64_t most) {
  const std::string expected =
      "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  if (value.kind != JsonKind::number) return refuse_kind(value, path, expected);
  if (!value.whole || *value.whole < least || *value.whole > most)
    return refuse(value, path, "expected " + expected);
  return *value.whole;
}

Expected<std::string> read_name(const JsonValue& value, std::string_view path) {
  const auto text = text_of(value, path, "a name, a text");
  if (!text) return tl::unexpected(text.error());
  if (text->empty() || text->size() > max_name)
    return refuse(value, path,
                  "has " + std::to_string(text->size()) + " characters, expected 1 to " +
                      std::to_string(max_name));
  return std::string(*text);
}

Expected<std::vector<std::string>> read_names(const JsonValue& value, std::string_view path) {
  std::vector<std::string> names;
  if (value.kind != JsonKind::array) {
    auto name = read_name(value, path);
    if (!name) return tl::unexpected(name.error());
    names.push_back(std::move(*name));
    return names;
  }
  // An empty list could be read as "none" and as "all".
  if (value.items.empty()) return refuse(value, path, "is empty", "name one, or leave it out");
  for (const JsonValue& item : value.items) {
    auto name = read_name(item, below(path, names.size()));
    if (!name) return tl::unexpected(name.error());
    names.push_back(std::move(*name));
  }
  return names;
}

Refused in_payload(Refused error) {
  if (error.line > 0)
    error.what = "in its payload, line " + std::to_string(error.line) + ", column " +
                 std::to_string(error.column) + ": " + error.what;
  error.line = 0;
  error.column = 0;
  return error;
}

}  // namespace guard::trust
