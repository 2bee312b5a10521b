// SPDX-License-Identifier: LGPL-2.1-or-later
// The key that a device signs its audit log with: "audit.key" in its state folder, which nobody but
// its owner reads, and beside it "audit.pub", the verifier key to hand out.
#pragma once

#include <filesystem>
#include <string_view>

#include "guard/error.hpp"
#include "guard/trust/keys.hpp"
#include "hw/disk/disk.hpp"

namespace hw::audit {

inline constexpr std::string_view key_file = "audit.key";
inline constexpr std::string_view verifier_file = "audit.pub";

// Reads the key or, where there is none, makes one; writes "audit.pub" when it doesn't say this key
// and `origin`. Error: the disk's, or a key file that is damaged, which is never replaced.
[[nodiscard]] guard::Expected<guard::trust::SecretKey> load_or_make_key(
    disk::Disk& disk, const std::filesystem::path& state_folder, std::string_view origin);

}  // namespace hw::audit
