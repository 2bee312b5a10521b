// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard policy invariants: promises about policies, checked on every situation.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb to `policy`. Running it sets `exit_status`: 1 when a promise is broken.
void add_policy_invariants(CLI::App& policy, int& exit_status);

}  // namespace tools::cli
