// SPDX-License-Identifier: LGPL-2.1-or-later
// What a device is, by a small file of its own, and what a signed document is meant for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/trust/json.hpp"
#include "guard/trust/refusal.hpp"

namespace guard::trust {

inline constexpr std::size_t max_identity_bytes = 4096;

// Empty: not known.
struct Identity {
  std::string device;
  std::string fleet;
  std::string hardware;
};

// device = "bwc-0421", fleet = "springfield-police", hardware = "bwc-mk3"; each may be left out.
// `file` names the text in errors.
[[nodiscard]] Expected<Identity> parse_identity(std::string_view toml, std::string_view file);

// Whom a document is for. Empty: everybody.
struct Scope {
  std::vector<std::string> devices;
  std::string fleet;
  std::vector<std::string> hardware;
};

// Reads {"fleet": …, "devices": …, "hardware": …}, each of which may be left out.
[[nodiscard]] Expected<Scope> read_scope(const JsonValue& value, std::string_view path);

// Error: the identity is not in the scope. What isn't known of the identity can't be compared and
// refuses nothing: see unchecked.
[[nodiscard]] Checked<void> check_scope(const Identity& identity, const Scope& scope);

// Of "device", "fleet" and "hardware" those that the scope names and the identity doesn't know.
[[nodiscard]] std::vector<std::string_view> unchecked(const Identity& identity, const Scope& scope);

}  // namespace guard::trust
