// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/descriptor.hpp"

#include <array>

#include "guard/trust/context_reader.hpp"
#include "guard/trust/envelope.hpp"
#include "guard/trust/head.hpp"
#include "guard/trust/json_fields.hpp"

namespace guard::trust {
namespace {

constexpr auto descriptor_needs = std::to_array<std::string_view>(
    {"faceguard", "device", "revision", "not_before", "expires", "context"});
constexpr auto descriptor_may_have =
    std::to_array<std::string_view>({"fleet", "hardware", "grace_days"});

Expected<void> read_optional(const JsonValue& root, Descriptor& descriptor) {
  if (const JsonValue* value = root.find("fleet")) {
    auto fleet = read_name(*value, "fleet");
    if (!fleet) return tl::unexpected(fleet.error());
    descriptor.fleet = std::move(*fleet);
  }
  if (const JsonValue* value = root.find("hardware")) {
    auto hardware = read_names(*value, "hardware");
    if (!hardware) return tl::unexpected(hardware.error());
    descriptor.hardware = std::move(*hardware);
  }
  if (const JsonValue* value = root.find("grace_days")) {
    const auto days = read_whole(*value, "grace_days", 0, max_grace_days);
    if (!days) return tl::unexpected(days.error());
    descriptor.grace_days = static_cast<unsigned>(*days);
  }
  return {};
}

Expected<Descriptor> read_descriptor(const JsonValue& root) {
  Descriptor descriptor;
  auto device = read_name(*root.find("device"), "device");
  if (!device) return tl::unexpected(device.error());
  descriptor.device = std::move(*device);
  const auto head = read_head(root);
  if (!head) return tl::unexpected(head.error());
  descriptor.revision = head->revision;
  descriptor.not_before = head->not_before;
  descriptor.expires = head->expires;
  if (const auto read = read_optional(root, descriptor); !read) return tl::unexpected(read.error());
  auto context = read_context(*root.find("context"), "context");
  if (!context) return tl::unexpected(context.error());
  descriptor.context = std::move(*context);
  return descriptor;
}

}  // namespace

Checked<Descriptor> parse_descriptor(std::string_view payload) {
  const auto root =
      read_document(payload, kind_of(Role::descriptor), descriptor_needs, descriptor_may_have);
  if (!root) return tl::unexpected(root.error());
  auto descriptor = read_descriptor(*root);
  if (!descriptor) return refused(Refusal::malformed, std::move(descriptor.error()));
  descriptor->digest = digest_of(payload);
  return std::move(*descriptor);
}

Checked<Descriptor> open_descriptor(std::string_view envelope_json,
                                    std::span<const PublicKey> trusted, facts::Days days,
                                    std::size_t threshold) {
  const auto payload = open_envelope(envelope_json, descriptor_type, trusted, threshold);
  if (!payload) return tl::unexpected(payload.error());
  auto descriptor = parse_descriptor(*payload).map_error(in_payload);
  if (!descriptor) return descriptor;
  const auto valid = check_window({descriptor->not_before, descriptor->expires}, days);
  if (!valid) return tl::unexpected(valid.error());
  return descriptor;
}

Checked<OpenedDescriptor> open_descriptor(std::string_view envelope_json, const Signers& signers,
                                          const Identity& identity, facts::Days days) {
  const auto payload = open_envelope(envelope_json, Role::descriptor, signers);
  if (!payload) return tl::unexpected(payload.error());
  auto descriptor = parse_descriptor(*payload).map_error(in_payload);
  if (!descriptor) return tl::unexpected(descriptor.error());
  if (const auto in_scope = check_scope(identity, descriptor->scope()); !in_scope)
    return tl::unexpected(in_scope.error());
  const auto freshness = check_window(descriptor->window(), days);
  if (!freshness) return tl::unexpected(freshness.error());
  auto not_compared = unchecked(identity, descriptor->scope());
  return OpenedDescriptor{std::move(*descriptor), *freshness, std::move(not_compared)};
}

}  // namespace guard::trust
