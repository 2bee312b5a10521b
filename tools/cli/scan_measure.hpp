// SPDX-License-Identifier: LGPL-2.1-or-later
// How well recognition does on labelled pipelines, and how much of it rests on names.
#pragma once

#include <string>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/error.hpp"
#include "guard/scan/scan.hpp"
#include "tools/cli/scan_input.hpp"

namespace tools::cli {

// Scans each description as it is and under several renamings, and counts by label what was named,
// what would be blocked where identification is prohibited, and what would be blocked falsely.
// Labels are words joined by "+": face-id, attribute, detection-only, none, opaque-exit, recorder …
// The result is a page in Markdown. Error: a description can't be parsed.
[[nodiscard]] guard::Expected<std::string> measure(const std::vector<Described>& inputs,
                                                   const guard::catalogue::Catalogue& catalogue,
                                                   const guard::scan::Options& options);

}  // namespace tools::cli
