// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/policy_cases.hpp"
#include "tools/cli/policy_diff.hpp"
#include "tools/cli/policy_export.hpp"
#include "tools/cli/policy_invariants.hpp"
#include "tools/cli/policy_library.hpp"
#include "tools/cli/policy_lint.hpp"
#include "tools/cli/policy_list.hpp"
#include "tools/cli/policy_reference.hpp"

namespace tools::cli {
namespace {

struct PolicyOptions {
  std::string folder;
  std::string format = "text";
  std::string cases;
  std::string only;

  [[nodiscard]] bool json() const { return format == "json"; }
};

int refuse(const guard::Error& error) {
  std::cerr << "faceguard: " << error.text() << "\n";
  return unusable;
}

int list(const PolicyOptions& options) {
  const auto library = load_library(options.folder);
  if (!library) return refuse(library.error());
  std::cout << (options.json() ? list_json(*library) + "\n" : list_text(*library));
  return 0;
}

void print_report(const CaseReport& report) {
  for (const Mismatch& one : report.failed)
    std::cout << one.name << "\n  expected " << one.expected << " by " << one.clauses_expected
              << "\n  got " << one.got << (one.clauses_got.empty() ? "" : " by " + one.clauses_got)
              << "\n";
  std::cout << report.total - report.failed.size() << " of " << report.total << " cases passed\n";
}

void print_report_json(const CaseReport& report) {
  boost::json::array failed;
  for (const Mismatch& one : report.failed)
    failed.push_back({{"case", one.name},
                      {"expected", one.expected},
                      {"got", one.got},
                      {"clause_expected", one.clauses_expected},
                      {"clause_got", one.clauses_got}});
  std::cout << boost::json::object{{"total", report.total},
                                   {"passed", report.total - report.failed.size()},
                                   {"failed", std::move(failed)}}
            << "\n";
}

int test(const PolicyOptions& options) {
  const auto library = load_library(options.folder);
  if (!library) return refuse(library.error());
  const auto csv = hw::read_file(options.cases, max_case_file_bytes);
  if (!csv) return refuse(csv.error());
  const auto cases = parse_cases(*csv, options.cases);
  if (!cases) return refuse(cases.error());
  const auto only = options.only.empty() ? std::nullopt : std::optional(options.only);
  const CaseReport report = run_cases(*cases, *library, only);
  if (report.total == 0)
    return refuse({"no case" + (only ? " for the policy '" + *only + "'" : std::string()),
                   "check --policy and the file", options.cases, 0, 0});
  options.json() ? print_report_json(report) : print_report(report);
  return report.failed.empty() ? 0 : failed_check;
}

// A subcommand with the options that both share, which runs `run`.
CLI::App& add_verb(CLI::App& policy, const std::string& name, const std::string& description,
                   const std::shared_ptr<PolicyOptions>& options, int& exit_status,
                   int (*run)(const PolicyOptions&)) {
  CLI::App& verb = *policy.add_subcommand(name, description);
  verb.add_option("--policies", options->folder, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
  verb.add_option("--format", options->format, "Output as text or json")
      ->check(CLI::IsMember({"text", "json"}));
  verb.callback([options, run, &exit_status] { exit_status = run(*options); });
  return verb;
}

}  // namespace

void add_policy(CLI::App& app, int& exit_status) {
  CLI::App& policy = *app.add_subcommand("policy", "The policy packs at hand");
  policy.require_subcommand(1);
  const auto options = std::make_shared<PolicyOptions>();

  add_verb(policy, "list", "List packs, their dates and profiles", options, exit_status, list)
      .footer("Example:\n  faceguard policy list --format json");

  add_policy_lint(policy, exit_status);
  add_policy_diff(policy, exit_status);
  add_policy_invariants(policy, exit_status);
  add_policy_export(policy, exit_status);
  add_policy_reference(policy, exit_status);

  CLI::App& test_verb =
      add_verb(policy, "test", "Hold packs against labelled cases", options, exit_status, test);
  test_verb.add_option("cases", options->cases, "Case file")->type_name("CASES.csv")->required();
  test_verb.add_option("--policy", options->only, "Only the cases of this policy")->type_name("ID");
  test_verb.footer(
      "Exit status 1 when a case fails.\n"
      "Example:\n  faceguard policy test cases.csv --policy ms-azure-openai");
}

}  // namespace tools::cli
