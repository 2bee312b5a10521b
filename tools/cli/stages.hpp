// SPDX-License-Identifier: LGPL-2.1-or-later
// `faceguard stages`: the catalogue of elements.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb; running it sets `exit_status`.
void add_stages(CLI::App& app, int& exit_status);

}  // namespace tools::cli
