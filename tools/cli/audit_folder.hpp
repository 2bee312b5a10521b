// SPDX-License-Identifier: LGPL-2.1-or-later
// An audit log's files, as they lie in a folder or an export of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "guard/audit/verify.hpp"

namespace tools::cli {

// Records and checkpoints in the order of their names. Error: no readable folder, or no log in it.
[[nodiscard]] guard::Expected<guard::audit::Evidence> read_audit_folder(
    const std::filesystem::path& folder);

// The keys of the files; without any, that of "audit.pub" in the folder if it is there.
[[nodiscard]] guard::Expected<std::vector<guard::audit::VerifierKey>> read_verifier_keys(
    const std::vector<std::filesystem::path>& files, const std::filesystem::path& folder);

}  // namespace tools::cli
