// SPDX-License-Identifier: LGPL-2.1-or-later
// Counts what a program allocates: this file replaces operator new for the whole of it.
#pragma once

#include <cstddef>

namespace tools::benchmark {

// How often operator new was called so far, by any thread.
[[nodiscard]] std::size_t allocations();

}  // namespace tools::benchmark
