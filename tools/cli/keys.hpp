// SPDX-License-Identifier: LGPL-2.1-or-later
// `faceguard keys`, and key files for the other verbs.
#pragma once

#include <filesystem>
#include <vector>

#include "guard/error.hpp"
#include "guard/trust/keys.hpp"

namespace CLI {
class App;
}

namespace tools::cli {

// Errors name the file.
[[nodiscard]] guard::Expected<guard::trust::PublicKey> read_public_key(
    const std::filesystem::path& path);
[[nodiscard]] guard::Expected<std::vector<guard::trust::PublicKey>> read_public_keys(
    const std::vector<std::filesystem::path>& paths);
[[nodiscard]] guard::Expected<guard::trust::SecretKey> read_secret_key(
    const std::filesystem::path& path);

// Registers the verb; its callback sets `exit_status`, which must outlive `app`.
void add_keys(CLI::App& app, int& exit_status);

}  // namespace tools::cli
