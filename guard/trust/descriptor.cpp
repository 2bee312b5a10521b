// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/descriptor.hpp"

#include <array>

#include "guard/trust/context_reader.hpp"
#include "guard/trust/envelope.hpp"
#include "guard/trust/json_fields.hpp"

namespace guard::trust {
namespace {

constexpr std::string_view format = "descriptor/1";
constexpr auto fields = std::to_array<std::string_view>(
    {"faceguard", "device", "revision", "not_before", "expires", "context"});

Expected<void> check_format(const JsonValue& root) {
  const auto field = field_of(root, {}, "faceguard");
  if (!field) return tl::unexpected(field.error());
  const auto text = text_of(**field, "faceguard", "the text 'descriptor/1'");
  if (!text) return tl::unexpected(text.error());
  if (*text == format) return {};
  return refuse(**field, "faceguard", "found " + quoted(*text) + ", expected " + quoted(format));
}

Expected<std::string> read_device(const JsonValue& value) {
  const auto text = text_of(value, "device", "the device's name");
  if (!text) return tl::unexpected(text.error());
  if (text->empty() || text->size() > max_device_name)
    return refuse(value, "device",
                  "has " + std::to_string(text->size()) + " characters, expected 1 to " +
                      std::to_string(max_device_name));
  return std::string(*text);
}

Expected<std::uint64_t> read_revision(const JsonValue& value) {
  const std::string expected = "a whole number from 1 to " + std::to_string(max_revision);
  if (value.kind != JsonKind::number) return refuse_kind(value, "revision", expected);
  if (!value.whole || *value.whole == 0 || *value.whole > max_revision)
    return refuse(value, "revision", "expected " + expected);
  return *value.whole;
}

Expected<facts::Day> read_day(const JsonValue& value) {
  const auto text = text_of(value, value.name, "a date such as 2024-05-01");
  if (!text) return tl::unexpected(text.error());
  auto day = facts::day_of(*text);
  if (!day) return refuse(value, value.name, day.error().what, day.error().remedy);
  return day;
}

// A payload's lines are not the lines of the file that the envelope is in.
Error in_payload(Error error) {
  if (error.line > 0)
    error.what = "in its payload, line " + std::to_string(error.line) + ", column " +
                 std::to_string(error.column) + ": " + error.what;
  error.line = 0;
  error.column = 0;
  return error;
}

Expected<void> check_validity(const Descriptor& descriptor, facts::Days days) {
  const bool known = days.first == days.last;
  const std::string today = known ? "today is " + facts::iso(days.first)
                                  : "by the device's clock it may be any day from " +
                                        facts::iso(days.first) + " to " + facts::iso(days.last);
  const std::string remedy =
      known ? "sign one that is valid today" : "set the device's clock, and see that it keeps time";
  if (days.first < descriptor.not_before)
    return fail("is not valid before " + facts::iso(descriptor.not_before) + ", and " + today,
                remedy);
  if (days.last > descriptor.expires)
    return fail("is not valid after " + facts::iso(descriptor.expires) + ", and " + today, remedy);
  return {};
}

}  // namespace

Expected<Descriptor> parse_descriptor(std::string_view payload) {
  const auto root = parse_json(payload, max_descriptor_bytes, max_descriptor_depth);
  if (!root) return tl::unexpected(root.error());
  if (root->kind != JsonKind::object) return refuse_kind(*root, {}, "a descriptor, an object");
  if (root->find("signatures"))
    return refuse(*root, {}, "is signed already", "give the descriptor as it was before");
  if (const auto same = check_format(*root); !same) return tl::unexpected(same.error());
  if (const auto known = check_fields(*root, {}, fields); !known)
    return tl::unexpected(known.error());
  for (const std::string_view name : fields)
    if (const auto present = field_of(*root, {}, name); !present)
      return tl::unexpected(present.error());

  auto device = read_device(*root->find("device"));
  if (!device) return tl::unexpected(device.error());
  const auto revision = read_revision(*root->find("revision"));
  if (!revision) return tl::unexpected(revision.error());
  const auto not_before = read_day(*root->find("not_before"));
  if (!not_before) return tl::unexpected(not_before.error());
  const auto expires = read_day(*root->find("expires"));
  if (!expires) return tl::unexpected(expires.error());
  if (*expires < *not_before)
    return refuse(*root->find("expires"), "expires", "lies before not_before");
  auto context = read_context(*root->find("context"), "context");
  if (!context) return tl::unexpected(context.error());
  return Descriptor{std::move(*device), *revision, digest_of(payload),
                    *not_before,        *expires,  std::move(*context)};
}

Expected<Descriptor> open_descriptor(std::string_view envelope_json,
                                     std::span<const PublicKey> trusted, facts::Days days,
                                     std::size_t threshold) {
  const auto payload = open_envelope(envelope_json, descriptor_type, trusted, threshold);
  if (!payload) return tl::unexpected(payload.error());
  auto descriptor = parse_descriptor(*payload).map_error(in_payload);
  if (!descriptor) return descriptor;
  if (const auto valid = check_validity(*descriptor, days); !valid)
    return tl::unexpected(valid.error());
  return descriptor;
}

}  // namespace guard::trust
