// SPDX-License-Identifier: LGPL-2.1-or-later
// `faceguard state`: what a device remembers.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Registers the verb; its callback sets `exit_status`, which must outlive `app`.
void add_state(CLI::App& app, int& exit_status);

}  // namespace tools::cli
