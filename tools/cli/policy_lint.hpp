// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard policy lint: what is wrong with packs, bundles, groups and invariants.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb to `policy`. Running it sets `exit_status`: 1 when something was found.
void add_policy_lint(CLI::App& policy, int& exit_status);

}  // namespace tools::cli
