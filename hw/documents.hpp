// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading folders of documents.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "guard/policy/library.hpp"
#include "hw/file.hpp"

namespace hw {

// Parses each .toml file below `folder` and gives it to `take`; what fails goes to `problems`.
template <class Parse, class Take>
void read_all(const std::filesystem::path& folder, std::size_t max_bytes,
              std::vector<guard::Error>& problems, Parse parse, Take take) {
  const auto files = files_below(folder, ".toml");
  if (!files) {
    problems.push_back(files.error());
    return;
  }
  for (const std::filesystem::path& path : *files) {
    const auto result =
        read_file(path, max_bytes)
            .and_then([&](const std::string& text) { return parse(text, path.string()); })
            .and_then(take);
    if (!result) problems.push_back(guard::Error(result.error()).in(path.string()));
  }
}

// The groups below the folder.
[[nodiscard]] guard::policy::Groups read_groups(const std::filesystem::path& folder,
                                                std::vector<guard::Error>& problems);

// Adds the packs, or the bundles, below the folder to the library.
void read_packs(const std::filesystem::path& folder, const guard::policy::Groups& groups,
                guard::policy::Library& library, std::vector<guard::Error>& problems);
void read_bundles(const std::filesystem::path& folder, guard::policy::Library& library,
                  std::vector<guard::Error>& problems);

// All of the data folder: its policies, read with its groups, and its bundles. What can't be read
// goes to `problems`.
[[nodiscard]] guard::policy::Library read_library(const std::filesystem::path& data,
                                                  std::vector<guard::Error>& problems);

}  // namespace hw
