// SPDX-License-Identifier: LGPL-2.1-or-later
// Measuring time with Google Benchmark.
#pragma once

#include "guard/error.hpp"
#include "tools/benchmark/table.hpp"

namespace tools::benchmark {

// Measures every case with every load, the repetitions of all in random order, so that whatever
// else the machine does meets them alike. Each cost is the median, over the repetitions, of the CPU
// time of one push in nanoseconds. `quick`: fewer and shorter repetitions. Once in a process.
[[nodiscard]] guard::Expected<Costs> measure_time(bool quick);

}  // namespace tools::benchmark
