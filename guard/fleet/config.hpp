// SPDX-License-Identifier: LGPL-2.1-or-later
// The fleet config: which policies bind, whose signatures count, and what the fleet's own elements
// do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/error.hpp"
#include "guard/policy/library.hpp"
#include "guard/trust/keys.hpp"

namespace guard::fleet {

inline constexpr std::size_t max_config_bytes = 1 << 20;

struct Config {
  std::vector<policy::Bound> policies;         // at least one
  std::vector<trust::PublicKey> trusted_keys;  // may be empty: then no descriptor counts
  std::vector<std::string> plugin_folders;     // whose plugins are believed, as GStreamer's are
  std::vector<std::string> packs;       // files of signed policies, relative to the config's folder
  std::vector<std::string> catalogues;  // files of signed catalogues, likewise
  bool require_state = false;     // nothing is permitted without a memory of what was accepted
  catalogue::Catalogue elements;  // counts before the shipped catalogue
};

// What binds when there is no config, or none that can be read.
[[nodiscard]] Config default_config();

// Reads a config. `file` names it in errors and evidence. Refuses unknown fields and words.
[[nodiscard]] Expected<Config> parse_config(std::string_view toml, std::string_view file);

}  // namespace guard::fleet
