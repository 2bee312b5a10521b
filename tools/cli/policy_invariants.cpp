// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_invariants.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "guard/decision/describe.hpp"
#include "guard/proof/invariant_check.hpp"
#include "hw/data.hpp"
#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/policy_library.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
using guard::proof::Invariant;
using guard::proof::InvariantReport;

struct PolicyInvariantsOptions {
  std::vector<std::string> files;
  std::string folder;
  std::string format = "text";
};

struct Checked {
  Invariant invariant;
  InvariantReport report;
};

Expected<std::vector<std::filesystem::path>> files_of(const PolicyInvariantsOptions& options) {
  if (!options.files.empty())
    return std::vector<std::filesystem::path>(options.files.begin(), options.files.end());
  const auto data = hw::data_folder();
  if (!data) return tl::unexpected(data.error());
  return hw::files_below(*data / "invariants", ".toml");
}

Expected<std::vector<Invariant>> invariants_of(const PolicyInvariantsOptions& options) {
  const auto groups = load_groups();
  if (!groups) return tl::unexpected(groups.error());
  const auto files = files_of(options);
  if (!files) return tl::unexpected(files.error());
  std::vector<Invariant> all;
  for (const std::filesystem::path& file : *files) {
    auto some = hw::read_file(file, guard::proof::max_invariants_bytes)
                    .and_then([&](const std::string& text) {
                      return guard::proof::parse_invariants(text, file.string(), *groups);
                    });
    if (!some) return tl::unexpected(std::move(some.error()).in(file.string()));
    std::move(some->begin(), some->end(), std::back_inserter(all));
  }
  return all;
}

Expected<std::vector<Checked>> check_all(const PolicyInvariantsOptions& options) {
  const auto library = load_library(options.folder);
  if (!library) return tl::unexpected(library.error());
  auto invariants = invariants_of(options);
  if (!invariants) return tl::unexpected(invariants.error());
  std::vector<Checked> checked;
  for (Invariant& invariant : *invariants) {
    auto report = guard::proof::check(invariant, *library);
    if (!report) return tl::unexpected(report.error());
    checked.push_back({std::move(invariant), std::move(*report)});
  }
  return checked;
}

std::string_view result(const InvariantReport& report) {
  if (report.holds()) return "holds";
  return report.broken_by ? "broken" : "unsettled";
}

std::size_t count_holding(const std::vector<Checked>& checked) {
  return static_cast<std::size_t>(std::count_if(
      checked.begin(), checked.end(), [](const Checked& one) { return one.report.holds(); }));
}

void print_text(const std::vector<Checked>& checked) {
  for (const auto& [invariant, report] : checked) {
    std::cout << invariant.name << ": " << result(report) << " (" << report.situations
              << " situations, " << report.evaluations << " evaluations)\n";
    if (report.holds()) continue;
    std::cout << "  " << invariant.file << ":" << invariant.at.line << ":" << invariant.at.column
              << ": " << invariant.text << "\n";
    if (!report.broken_by) {
      std::cout << "  too many situations to try them all; narrow it with [invariant.where]\n";
      continue;
    }
    std::cout << "  but on " << guard::facts::iso(report.broken_by->day) << " with "
              << report.broken_by->words << "\n  the verdict is "
              << guard::decision::one_line(report.broken_by->verdict) << "\n";
  }
  std::cout << count_holding(checked) << " of " << checked.size() << " invariants hold\n";
}

void print_json(const std::vector<Checked>& checked) {
  boost::json::array list;
  for (const auto& [invariant, report] : checked) {
    boost::json::value example = nullptr;
    if (report.broken_by)
      example = {{"day", guard::facts::iso(report.broken_by->day)},
                 {"situation", report.broken_by->words},
                 {"verdict", boost::json::parse(guard::decision::json(report.broken_by->verdict))}};
    list.push_back({{"name", invariant.name},
                    {"text", invariant.text},
                    {"file", invariant.file},
                    {"line", invariant.at.line},
                    {"result", result(report)},
                    {"situations", report.situations},
                    {"evaluations", report.evaluations},
                    {"counterexample", std::move(example)}});
  }
  std::cout << boost::json::object{{"total", checked.size()},
                                   {"hold", count_holding(checked)},
                                   {"invariants", std::move(list)}}
            << "\n";
}

int run(const PolicyInvariantsOptions& options) {
  const auto checked = check_all(options);
  if (!checked) return report(checked.error(), unusable);
  options.format == "json" ? print_json(*checked) : print_text(*checked);
  return count_holding(*checked) == checked->size() ? ok : failed_check;
}

}  // namespace

void add_policy_invariants(CLI::App& policy, int& exit_status) {
  CLI::App& verb =
      *policy.add_subcommand("invariants", "Check promises about policies on every situation");
  const auto options = std::make_shared<PolicyInvariantsOptions>();
  verb.add_option("files", options->files, "Files of invariants (default: all that are installed)")
      ->type_name("FILE");
  verb.add_option("--policies", options->folder, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
  verb.add_option("--format", options->format, "Output as text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb.footer(
      "An invariant says which verdict may never come out, for which situations and days. Each is\n"
      "checked on every situation that the policies can tell apart; one that is broken is shown\n"
      "with a situation, a day and the verdict.\n"
      "Exit status 1 when one is broken.\n"
      "Examples:\n"
      "  faceguard policy invariants\n"
      "  faceguard policy invariants my-promises.toml --policies configs/policies");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
