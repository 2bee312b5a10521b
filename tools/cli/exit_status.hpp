// SPDX-License-Identifier: LGPL-2.1-or-later
// What the command's exit status means, in every verb.
#pragma once

#include <iostream>

#include "guard/error.hpp"

namespace tools::cli {

inline constexpr int ok = 0;            // permitted, or in order
inline constexpr int failed_check = 1;  // blocked, or a check that failed
inline constexpr int unusable = 2;      // wrong usage, or input that can't be read

// Prints the error for a person and returns the status.
inline int report(const guard::Error& error, int status) {
  std::cerr << error.text() << "\n";
  return status;
}

}  // namespace tools::cli
