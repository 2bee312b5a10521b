// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard policy: the packs at hand, what is wrong with them, what they decide and what changes.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb `policy` to `app`. Running it sets `exit_status`: 0 ok, 1 a failed check, 2
// unreadable input.
void add_policy(CLI::App& app, int& exit_status);

}  // namespace tools::cli
