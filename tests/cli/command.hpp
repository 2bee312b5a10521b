// SPDX-License-Identifier: LGPL-2.1-or-later
// Running the command as a script does.
#pragma once

#include <string>

namespace tests::cli {

struct Result {
  int status;
  std::string output;  // standard output and error together
};

// `arguments` as a shell reads them.
[[nodiscard]] Result run(const std::string& arguments);

}  // namespace tests::cli
