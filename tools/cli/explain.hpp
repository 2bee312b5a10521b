// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard explain: why a stage is permitted or blocked, and what would change that, on one page.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb `explain` to `app`. Running it sets `exit_status`: 0 permitted, 1 blocked, 2 usage
// or unreadable input.
void add_explain(CLI::App& app, int& exit_status);

}  // namespace tools::cli
