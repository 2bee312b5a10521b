// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard audit: what a device recorded, and whether it is all there.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Registers the verb; its callbacks set `exit_status`, which must outlive `app`.
void add_audit(CLI::App& app, int& exit_status);

}  // namespace tools::cli
