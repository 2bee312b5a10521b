// SPDX-License-Identifier: LGPL-2.1-or-later
// Counting instructions: a run to be counted from outside by callgrind, and the reading of its
// counts.
#pragma once

#include <cstdint>
#include <filesystem>

#include "guard/error.hpp"
#include "tools/benchmark/table.hpp"

namespace tools::benchmark {

// Pushes exactly `pushes` times after everything is set up. Two runs with different `pushes` differ
// by nothing else, so the start-up cancels out.
[[nodiscard]] guard::Expected<void> run_for_counting(const Measured& measured,
                                                     std::uint64_t pushes);

// Reads lines "CASE/LOAD FEWER COUNT MORE COUNT": pushes and instructions of the two runs.
[[nodiscard]] guard::Expected<Costs> read_counts(const std::filesystem::path& file);

}  // namespace tools::benchmark
