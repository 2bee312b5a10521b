// SPDX-License-Identifier: LGPL-2.1-or-later
// The descriptions that `faceguard scan` is given.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "guard/error.hpp"

namespace tools::cli {

inline constexpr std::size_t max_batch_bytes = 64 << 20;

struct Described {
  std::string id;        // of a batch's row; else the file, or "argument"
  std::string pipeline;  // the description
  int line = 0;          // where it stands in a batch; else 0
  std::string family;    // of a batch that has this column
  std::string label;     // of a batch that has this column
};

// A TSV file with a header; the columns `id` and `pipeline` are needed, others ignored. A cell may
// stand in quotation marks. Error: a column is missing, or a row is short.
[[nodiscard]] guard::Expected<std::vector<Described>> read_batch(const std::filesystem::path& path);

// A file with one description; "-" is the standard input.
[[nodiscard]] guard::Expected<Described> read_description(const std::string& path);

}  // namespace tools::cli
