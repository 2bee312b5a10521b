// SPDX-License-Identifier: LGPL-2.1-or-later
// A bundle: a named set of policies for a fleet to bind at once, read from a TOML file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"

namespace guard::policy {

inline constexpr std::size_t max_bundle_bytes = 1 << 16;

// A policy that binds: a pack id with the profile of it that counts.
struct Binding {
  std::string pack;
  std::string profile;

  [[nodiscard]] std::string name() const { return pack + "/" + profile; }
};

// "ms-azure-openai/full", or "ms-azure-openai" for its full profile.
[[nodiscard]] Binding binding_of(std::string_view name);

struct Bundle {
  std::string name;
  std::string title;
  std::string text;  // for whom it is and what it leaves out
  std::vector<Binding> policies;
};

// Reads a bundle. `file` names it in errors.
[[nodiscard]] Expected<Bundle> parse_bundle(std::string_view toml, std::string_view file);

}  // namespace guard::policy
