// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard replay: recorded footage through a guarded pipeline, and what came out where.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Adds the verb `replay` to `app`. Running it sets `exit_status`: 0 the stage was permitted, 1 it
// was blocked, 2 usage, unreadable input or a pipeline that failed.
void add_replay(CLI::App& app, int& exit_status);

}  // namespace tools::cli
