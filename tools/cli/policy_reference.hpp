// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard policy reference: the packs as pages to read.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb `reference` to the verb `policy`. Running it sets `exit_status`: 0 written, or
// unchanged with --check; 1 with --check when a page differs; 2 unreadable or unwritable.
void add_policy_reference(CLI::App& policy, int& exit_status);

}  // namespace tools::cli
