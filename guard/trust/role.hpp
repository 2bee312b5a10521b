// SPDX-License-Identifier: LGPL-2.1-or-later
// The kinds of signed documents: a role is the right to sign one kind. All that differs between the
// kinds is in one table, caps included.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace guard::trust {

enum class Role : unsigned char { root, fleet_config, descriptor, policy, catalogue };

struct Kind {
  Role role;
  std::string_view word;           // in root documents, on the command line, in audits
  std::string_view payload_type;   // DSSE's
  std::string_view format;         // the payload's field "faceguard"
  std::size_t max_bytes;           // of the payload
  std::size_t max_depth;           // of the payload
  std::size_t max_envelope_bytes;  // of the payload in Base64 with its signatures
};

inline constexpr std::size_t max_envelope_bytes = 64 << 10;        // of small documents
inline constexpr std::size_t max_text_envelope_bytes = 400 << 10;  // of those that carry a text

inline constexpr std::array<Kind, 5> kinds{{
    {Role::root, "root", "application/vnd.faceguard.root+json", "root/1", 32 << 10, 5,
     max_envelope_bytes},
    {Role::fleet_config, "fleet-config", "application/vnd.faceguard.fleet-config+json",
     "fleet-config/1", 256 << 10, 4, max_text_envelope_bytes},
    {Role::descriptor, "descriptor", "application/vnd.faceguard.descriptor+json", "descriptor/1",
     32 << 10, 8, max_envelope_bytes},
    {Role::policy, "policy", "application/vnd.faceguard.policy+json", "policy/1", 256 << 10, 4,
     max_text_envelope_bytes},
    {Role::catalogue, "catalogue", "application/vnd.faceguard.catalogue+json", "catalogue/1",
     256 << 10, 4, max_text_envelope_bytes},
}};

[[nodiscard]] constexpr const Kind& kind_of(Role role) {
  return kinds[static_cast<std::size_t>(role)];
}

// Nothing for a word that names no role.
[[nodiscard]] constexpr std::optional<Role> role_of(std::string_view word) {
  for (const Kind& kind : kinds)
    if (kind.word == word) return kind.role;
  return std::nullopt;
}

// The cap of envelopes of this payload type; that of small documents for types of others.
[[nodiscard]] constexpr std::size_t envelope_cap(std::string_view payload_type) {
  for (const Kind& kind : kinds)
    if (kind.payload_type == payload_type) return kind.max_envelope_bytes;
  return max_envelope_bytes;
}

}  // namespace guard::trust
