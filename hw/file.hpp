// SPDX-License-Identifier: LGPL-2.1-or-later
// Small documents from and to files, with a bound on everything a hostile path can do.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"

namespace hw {

// The whole of a regular file (links are followed) of at most `max_bytes`. Never blocks on a FIFO
// or device. Errors name the path and what it is: missing, a directory, too large, a loop of links.
[[nodiscard]] guard::Expected<std::string> read_file(const std::filesystem::path& path,
                                                     std::size_t max_bytes);

// How an existing file is met, and who may read the new one.
enum class Write { replace, create_secret };

// Replaces a file in one step, by a temporary beside it and a rename. create_secret refuses an
// existing file and makes one that only its owner reads.
[[nodiscard]] guard::Expected<void> write_file(const std::filesystem::path& path,
                                               std::string_view bytes, Write how = Write::replace);

// The files below `folder` whose name ends in `extension`, sorted; folders are entered, links to
// folders are not. Error: `folder` is no readable folder.
[[nodiscard]] guard::Expected<std::vector<std::filesystem::path>> files_below(
    const std::filesystem::path& folder, std::string_view extension);

}  // namespace hw
