// SPDX-License-Identifier: LGPL-2.1-or-later
// `faceguard sign`: checks a descriptor and puts it in a signed envelope.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Registers the verb; its callback sets `exit_status`, which must outlive `app`.
void add_sign(CLI::App& app, int& exit_status);

}  // namespace tools::cli
