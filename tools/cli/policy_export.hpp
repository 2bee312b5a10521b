// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard policy export: the packs as policies of another engine.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb `export` to the verb `policy`. Running it sets `exit_status`: 0 written, 2
// unreadable or unwritable.
void add_policy_export(CLI::App& policy, int& exit_status);

}  // namespace tools::cli
