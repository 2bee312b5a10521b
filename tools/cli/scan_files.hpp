// SPDX-License-Identifier: LGPL-2.1-or-later
// The files that a pipeline names, looked for on the machine that scans it.
#pragma once

#include <filesystem>
#include <vector>

#include "guard/recognition/element.hpp"

namespace tools::cli {

struct FilePlaces {
  std::filesystem::path beside;              // the folder of the description; relative paths begin here
  std::vector<std::filesystem::path> roots;  // images of the device's file system
  std::vector<std::filesystem::path> folders;  // searched for a file of the same name
};

// Looks files up in these places and reads each once. The result keeps what it read.
[[nodiscard]] guard::recognition::World files_in(FilePlaces places);

}  // namespace tools::cli
