// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard policy diff: what changes between two versions of a policy.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb to `policy`. Running it sets `exit_status`: 1 when something changes.
void add_policy_diff(CLI::App& policy, int& exit_status);

}  // namespace tools::cli
