// SPDX-License-Identifier: LGPL-2.1-or-later
// The packs in a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "guard/policy/library.hpp"

namespace tools::cli {

// The pack files of the folder that --policies names, or of the installed one when that is empty;
// sorted. Error: there are none.
[[nodiscard]] guard::Expected<std::vector<std::filesystem::path>> pack_files(
    const std::string& named_folder);

// The groups of the installation.
[[nodiscard]] guard::Expected<guard::policy::Groups> load_groups();

// All packs of the folder, with the installation's groups and bundles; one that can't be read refuses all, since it may be the one that
// forbids.
[[nodiscard]] guard::Expected<guard::policy::Library> load_library(const std::string& named_folder);

}  // namespace tools::cli
