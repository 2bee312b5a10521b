// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a fleet config.
#include "tests/fuzz/target.hpp"

#include "guard/fleet/config.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto config = guard::fleet::parse_config(fuzz::text_of(data, size), "fleet.toml");
  if (!config) {
    fuzz::expect_told(config.error(), "fleet.toml");
    return 0;
  }
  expect(!config->policies.empty());  // or nothing would be prohibited
  for (const auto& policy : config->policies) expect(!policy.name.empty());
  for (const auto& key : config->trusted_keys)
    expect(guard::trust::PublicKey::parse(key.text()) == key);
  for (const auto& folder : config->plugin_folders) expect(!folder.empty());
  for (const auto& entry : config->elements.entries)
    expect(entry.declared && entry.evidence.starts_with("fleet.toml:"));
  return 0;
}
