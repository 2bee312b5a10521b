// SPDX-License-Identifier: LGPL-2.1-or-later
// Comma-separated values as RFC 4180 has them, read strictly: what is not well-formed is refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"

namespace tools::cli {

struct CsvRow {
  int line = 0;  // where it begins, 1-based
  std::vector<std::string> cells;
};

// All rows, the header included; every row has as many cells as the first. Cells in quotation marks
// may hold commas, line breaks and doubled quotation marks. Errors carry line and column.
[[nodiscard]] guard::Expected<std::vector<CsvRow>> parse_csv(std::string_view text);

}  // namespace tools::cli
