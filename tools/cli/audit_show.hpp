// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard audit show: the records of a log, for people and for scripts.
#pragma once

namespace CLI {
class App;
}

namespace tools::cli {

// Registers the verb below `audit`; its callback sets `exit_status`, which must outlive it.
void add_audit_show(CLI::App& audit, int& exit_status);

}  // namespace tools::cli
