// SPDX-License-Identifier: LGPL-2.1-or-later
// Fuzzes the readers of TOML: packs, catalogues and fleet configs.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guard/catalogue/catalogue.hpp"
#include "guard/fleet/config.hpp"
#include "guard/policy/bundle.hpp"
#include "guard/policy/pack.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto groups = guard::policy::parse_groups(text, "groups.toml");
  (void)guard::policy::parse_pack(text, "pack.toml", groups.value_or(guard::policy::Groups{}));
  (void)guard::policy::parse_bundle(text, "bundle.toml");
  (void)guard::catalogue::parse_catalogue(text, "catalogue.toml");
  (void)guard::fleet::parse_config(text, "fleet.toml");
  return 0;
}
