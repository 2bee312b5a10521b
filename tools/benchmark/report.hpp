// SPDX-License-Identifier: LGPL-2.1-or-later
// Printing what was measured, for people or as JSON.
#pragma once

#include <ostream>
#include <string>

#include "guard/error.hpp"
#include "tools/benchmark/table.hpp"

namespace tools::benchmark {

enum class Measure : unsigned char { instructions, time };

// Writes the whole report of one measure. For instructions the limits are held against it as well.
// Value: whether every limit was kept; time has none. Error: `costs` is incomplete.
[[nodiscard]] guard::Expected<bool> report_text(const Costs& costs, Measure measure,
                                                std::ostream& out);
[[nodiscard]] guard::Expected<bool> report_json(const Costs& costs, Measure measure,
                                                std::ostream& out);

}  // namespace tools::benchmark
