// SPDX-License-Identifier: LGPL-2.1-or-later
// `faceguard scan`: what a pipeline description contains, and what of it would be blocked.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb; running it sets `exit_status`.
void add_scan(CLI::App& app, int& exit_status);

}  // namespace tools::cli
