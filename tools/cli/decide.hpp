// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard decide: the verdict for one stage, as a device would reach it.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb `decide` to `app`. Running it sets `exit_status`: 0 permitted, 1 blocked, 2 usage
// or unreadable input.
void add_decide(CLI::App& app, int& exit_status);

}  // namespace tools::cli
