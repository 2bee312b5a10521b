// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_lint.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>

#include "guard/facts/date.hpp"
#include "guard/policy/pack.hpp"
#include "guard/proof/lint.hpp"
#include "hw/clock.hpp"
#include "hw/data.hpp"
#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/policy_library.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
using guard::proof::Finding;
using guard::proof::LintReport;
using guard::proof::Severity;
using guard::proof::Source;
using Paths = std::vector<std::filesystem::path>;

struct PolicyLintOptions {
  std::vector<std::string> paths;
  std::string folder;
  std::string date;
  std::string format = "text";
};

// The files that `path` names: itself, or all below it.
Expected<Paths> files_of(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return hw::files_below(path, ".toml");
  return Paths{path};
}

Expected<Paths> installed(const PolicyLintOptions& options) {
  auto files = pack_files(options.folder);
  const auto data = hw::data_folder();
  if (!data) return tl::unexpected(data.error());
  for (const char* folder : {"groups", "bundles", "invariants"}) {
    std::error_code error;
    if (!files || !std::filesystem::is_directory(*data / folder, error)) continue;
    const auto more = hw::files_below(*data / folder, ".toml");
    if (!more) return more;
    files->insert(files->end(), more->begin(), more->end());
  }
  return files;
}

// Collects sources, each file once.
class Sources {
 public:
  Expected<void> check(const Paths& files) {
    for (const std::filesystem::path& file : files)
      if (auto added = add(file, true); !added) return added;
    return {};
  }

  // What lies in the same folders, as far as it can be read.
  void add_neighbours() {
    std::set<std::filesystem::path> folders;
    for (const Source& source : sources_)
      folders.insert(std::filesystem::absolute(source.file).parent_path());
    for (const std::filesystem::path& folder : folders) {
      std::error_code error;
      Paths files;
      for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
      std::sort(files.begin(), files.end());
      for (const std::filesystem::path& file : files) (void)add(file, false);
    }
  }

  void add_known(const Paths& files) {
    for (const std::filesystem::path& file : files) (void)add(file, false);
  }

  [[nodiscard]] const std::vector<Source>& list() const { return sources_; }

 private:
  Expected<void> add(const std::filesystem::path& file, bool is_checked) {
    std::error_code error;
    if (!seen_.insert(std::filesystem::weakly_canonical(file, error)).second) return {};
    auto text = hw::read_file(file, guard::policy::max_pack_bytes);
    if (!text) return tl::unexpected(std::move(text.error()).in(file.string()));
    sources_.push_back({file.string(), std::move(*text), is_checked});
    return {};
  }

  std::vector<Source> sources_;
  std::set<std::filesystem::path> seen_;
};

Expected<std::vector<Source>> sources_of(const PolicyLintOptions& options) {
  Sources sources;
  const auto known = installed(options);
  if (options.paths.empty()) {
    if (!known) return tl::unexpected(known.error());
    if (auto checked = sources.check(*known); !checked) return tl::unexpected(checked.error());
    return sources.list();
  }
  for (const std::string& path : options.paths) {
    const auto files = files_of(path);
    if (!files) return tl::unexpected(files.error());
    if (auto checked = sources.check(*files); !checked) return tl::unexpected(checked.error());
  }
  sources.add_neighbours();
  // Without an installation a file can be checked all the same.
  if (known) sources.add_known(*known);
  return sources.list();
}

std::string_view word(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string count(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::size_t count_of(const LintReport& report, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Finding& one) { return one.severity == severity; }));
}

void print_text(const LintReport& report) {
  for (const auto& [severity, rule, error] : report.findings) {
    std::cout << error.file << ":";
    if (error.line > 0) std::cout << error.line << ":" << error.column << ":";
    std::cout << " " << word(severity) << ": " << error.what;
    if (!error.remedy.empty()) std::cout << "; " << error.remedy;
    std::cout << "\n";
  }
  std::cout << count(report.documents, "document")
            << " checked: " << count(count_of(report, Severity::error), "error") << ", "
            << count(count_of(report, Severity::warning), "warning") << "\n";
}

void print_json(const LintReport& report) {
  boost::json::array findings;
  for (const auto& [severity, rule, error] : report.findings)
    findings.push_back({{"severity", word(severity)},
                        {"rule", rule},
                        {"file", error.file},
                        {"line", error.line},
                        {"column", error.column},
                        {"what", error.what},
                        {"remedy", error.remedy}});
  std::cout << boost::json::object{{"documents", report.documents},
                                   {"errors", count_of(report, Severity::error)},
                                   {"warnings", count_of(report, Severity::warning)},
                                   {"findings", std::move(findings)}}
            << "\n";
}

int run(const PolicyLintOptions& options) {
  const auto today = options.date.empty() ? hw::today().first : guard::facts::day_of(options.date);
  if (!today) return report(today.error(), unusable);
  const auto groups = load_groups();
  if (!groups) return report(groups.error(), unusable);
  const auto sources = sources_of(options);
  if (!sources) return report(sources.error(), unusable);
  const LintReport found = guard::proof::lint(*sources, *groups, *today);
  if (found.documents == 0)
    return report({"nothing to check", "name packs, bundles or invariants", {}, 0, 0}, unusable);
  options.format == "json" ? print_json(found) : print_text(found);
  return found.findings.empty() ? ok : failed_check;
}

}  // namespace

void add_policy_lint(CLI::App& policy, int& exit_status) {
  CLI::App& verb = *policy.add_subcommand("lint", "Find what is wrong with packs");
  const auto options = std::make_shared<PolicyLintOptions>();
  verb.add_option("paths", options->paths,
                  "Files to check, or folders of them (default: all that is installed)")
      ->type_name("FILE|FOLDER");
  verb.add_option("--policies", options->folder, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
  verb.add_option("--date", options->date, "Day to hold each status against (default: today)")
      ->type_name("YYYY-MM-DD");
  verb.add_option("--format", options->format, "Output as text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb.footer(
      "Finds unknown words, clauses that can't apply or that another covers, conditions and\n"
      "exceptions without effect, dates that overlap or leave a hole, missing citations; in "
      "bundles\n"
      "and invariants unknown policies. Each finding says file, line and column.\n"
      "Exit status 1 when something was found, warnings included.\n"
      "Examples:\n"
      "  faceguard policy lint\n"
      "  faceguard policy lint configs/policies/ms-azure-openai\n"
      "  faceguard policy lint my-policy.toml --format json");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
