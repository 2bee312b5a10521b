// SPDX-License-Identifier: LGPL-2.1-or-later
// The command `faceguard`.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "tools/cli/audit.hpp"
#include "tools/cli/decide.hpp"
#include "tools/cli/explain.hpp"
#include "tools/cli/keys.hpp"
#include "tools/cli/policy.hpp"
#include "tools/cli/replay.hpp"
#include "tools/cli/scan.hpp"
#include "tools/cli/sign.hpp"
#include "tools/cli/stages.hpp"
#include "tools/cli/state.hpp"
#include "tools/cli/verify.hpp"

namespace {

constexpr int usage_error = 2;

int run(int argc, char** argv) {
  using namespace tools::cli;
  CLI::App app(
      "Decides which face analysis is prohibited on a camera, and shows that it is blocked.",
      "faceguard");
  app.set_version_flag("--version", FACEGUARD_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 permitted or in order, 1 blocked or a failed check, 2 usage or unreadable "
      "input.\n"
      "`faceguard VERB --help` shows a verb's options and examples.");
  int exit_status = usage_error;
  add_audit(app, exit_status);
  add_decide(app, exit_status);
  add_explain(app, exit_status);
  add_policy(app, exit_status);
  add_replay(app, exit_status);
  add_scan(app, exit_status);
  add_keys(app, exit_status);
  add_sign(app, exit_status);
  add_stages(app, exit_status);
  add_state(app, exit_status);
  add_verify(app, exit_status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : usage_error;
  }
  return exit_status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "faceguard: " << error.what() << '\n';
    return usage_error;
  }
}
