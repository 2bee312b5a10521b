// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_export.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <set>

#include "guard/cedar/policies.hpp"
#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/policy_library.hpp"

namespace tools::cli {
namespace {

using guard::policy::Bound;

struct PolicyExportOptions {
  std::vector<std::string> names;
  std::string folder;
  std::string format = "cedar";
  std::string output;
};

// What is asked for, or all policies.
std::vector<Bound> bound_names(const PolicyExportOptions& options,
                               const guard::policy::Library& library) {
  std::vector<Bound> bound;
  for (const std::string& name : options.names) bound.push_back({name});
  if (!bound.empty()) return bound;
  std::set<std::string> ids;
  for (const auto& pack : library.packs()) ids.insert(pack->id);
  for (const std::string& id : ids) bound.push_back({id});
  return bound;
}

int run(const PolicyExportOptions& options) {
  const auto library = load_library(options.folder);
  if (!library) return report(library.error(), unusable);
  const auto bound = library->bind_all(bound_names(options, *library));
  if (!bound) return report(bound.error(), unusable);
  const std::string text = guard::cedar::policies(*bound);
  if (options.output.empty()) {
    std::cout << text;
    return ok;
  }
  const auto written = hw::write_file(options.output, text);
  return written ? ok : report(written.error(), unusable);
}

}  // namespace

void add_policy_export(CLI::App& policy, int& exit_status) {
  CLI::App& verb = *policy.add_subcommand("export", "Write the packs as Cedar policies");
  const auto options = std::make_shared<PolicyExportOptions>();
  verb.add_option("names", options->names, "Policies, profiles or bundles (default: all policies)")
      ->type_name("NAME");
  verb.add_option("--format", options->format, "cedar")->check(CLI::IsMember({"cedar"}));
  verb.add_option("--output", options->output, "Where to write them (default: standard output)")
      ->type_name("FILE");
  verb.add_option("--policies", options->folder, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
  verb.footer(
      "Each clause becomes two policies that forbid: 'met' when its wording does so for certain,\n"
      "'possible' also where the wording leaves it open. The head of the text tells what a "
      "request\n"
      "has to state.\n"
      "Example:\n  faceguard policy export ms-azure-openai/police-clauses --output police.cedar");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
