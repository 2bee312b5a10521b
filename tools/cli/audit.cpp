// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/audit.hpp"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <iostream>
#include <memory>

#include "guard/audit/names.hpp"
#include "guard/audit/note.hpp"
#include "hw/audit/key.hpp"
#include "hw/file.hpp"
#include "tools/cli/audit_folder.hpp"
#include "tools/cli/audit_show.hpp"
#include "tools/cli/exit_status.hpp"

namespace tools::cli {
namespace {

using guard::audit::Finding;
using guard::audit::Report;
using std::filesystem::path;

struct AuditOptions {
  path folder;
  std::vector<path> keys;
  path checkpoint;
  path output;
  std::string format = "text";
};

void print_text(const AuditOptions& options, const Report& report) {
  for (const Finding& finding : report.findings)
    std::cout << (options.folder / guard::audit::text(finding)).string() << "\n";
  std::cout << (report.in_order() ? "in order: " : "not in order: ") << report.records
            << " records";
  if (report.records > 0) std::cout << ", " << report.first << " to " << report.last;
  std::cout << "; " << report.checkpoints << " checkpoints hold, for all up to record "
            << report.covered << "\n";
  if (options.keys.empty())
    std::cout << "note: the key was looked for in the log's own folder; who can change the log can "
                 "change it too, so compare it or name it with --key\n";
}

void print_json(const Report& report) {
  boost::json::array findings;
  for (const Finding& finding : report.findings)
    findings.push_back(boost::json::object{{"file", finding.file},
                                           {"line", finding.line},
                                           {"kind", word(finding.kind)},
                                           {"number", finding.sequence},
                                           {"warning", is_warning(finding.kind)},
                                           {"sentence", finding.sentence}});
  std::cout << boost::json::object{{"in_order", report.in_order()},
                                   {"records", report.records},
                                   {"first", report.first},
                                   {"last", report.last},
                                   {"checkpoints", report.checkpoints},
                                   {"covered", report.covered},
                                   {"findings", std::move(findings)}}
            << "\n";
}

int verify(const AuditOptions& options) {
  auto evidence = read_audit_folder(options.folder);
  if (!evidence) return report(evidence.error(), unusable);
  const auto keys = read_verifier_keys(options.keys, options.folder);
  if (!keys) return report(keys.error(), unusable);
  if (!options.checkpoint.empty()) {
    auto kept = hw::read_file(options.checkpoint, guard::audit::max_note_bytes);
    if (!kept) return report(kept.error(), unusable);
    evidence->kept = {options.checkpoint.string(), std::move(*kept)};
  }
  const Report result = guard::audit::verify(*evidence, *keys);
  if (options.format == "json")
    print_json(result);
  else
    print_text(options, result);
  return result.in_order() ? ok : failed_check;
}

std::string joined(const std::vector<guard::audit::File>& files) {
  std::string all;
  for (const auto& file : files) all += file.bytes;
  return all;
}

// The number that a file of all of them is named by: that of the first.
std::uint64_t first_of(const std::vector<guard::audit::File>& files,
                       std::optional<std::uint64_t> (*number)(std::string_view)) {
  return files.empty() ? 1 : number(files.front().name).value_or(1);
}

int export_log(const AuditOptions& options) {
  const auto evidence = read_audit_folder(options.folder);
  if (!evidence) return report(evidence.error(), unusable);
  const auto keys = read_verifier_keys(options.keys, options.folder);
  if (!keys) return report(keys.error(), unusable);
  std::error_code error;
  if (!std::filesystem::create_directory(options.output, error)) {
    std::cerr << options.output.string() << ": "
              << (error ? error.message() : "exists already and is not written into") << "\n";
    return unusable;
  }
  const std::string records =
      guard::audit::records_name(first_of(evidence->records, guard::audit::first_record));
  const std::string notes = guard::audit::checkpoints_name(
      first_of(evidence->checkpoints, guard::audit::first_checkpoint));
  std::string verifier;
  for (const auto& key : *keys) verifier += key.text() + "\n";
  auto written = hw::write_file(options.output / records, joined(evidence->records)).and_then([&] {
    return hw::write_file(options.output / notes, joined(evidence->checkpoints));
  });
  if (written && keys->size() == 1)
    written = hw::write_file(options.output / hw::audit::verifier_file, verifier);
  if (!written) return report(written.error(), unusable);
  std::cerr << options.output.string() << ": " << records << ", " << notes
            << (keys->size() == 1 ? ", audit.pub" : "") << "\n";
  return ok;
}

CLI::App& add(CLI::App& verb, const std::shared_ptr<AuditOptions>& options, const char* name,
              const char* what) {
  CLI::App& one = *verb.add_subcommand(name, what);
  one.add_option("DIR", options->folder, "The folder of the log, or an export of it")->required();
  one.add_option("--key", options->keys,
                 "The audit.pub of the device, got by another way than the log; may be repeated")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return one;
}

}  // namespace

void add_audit(CLI::App& app, int& exit_status) {
  CLI::App& verb = *app.add_subcommand("audit", "What a device recorded, and whether it is whole");
  verb.require_subcommand(1);
  add_audit_show(verb, exit_status);

  const auto options = std::make_shared<AuditOptions>();
  CLI::App& check = add(verb, options, "verify", "Say what is wrong with a log, and where");
  check.add_option("--checkpoint", options->checkpoint,
                   "A checkpoint of this log that was kept elsewhere");
  check.add_option("--format", options->format, "How to answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  check.footer(
      "Exit status: 0 in order, 1 not, 2 something can't be read.\n"
      "Example:\n"
      "  faceguard audit verify /var/lib/faceguard/audit --key bwc-0421.pub");
  check.callback([options, &exit_status] { exit_status = verify(*options); });

  CLI::App& copy = add(verb, options, "export", "Put a log, its checkpoints and key in one folder");
  copy.add_option("--output", options->output, "The folder to make")->required();
  copy.footer("Example:\n  faceguard audit export /var/lib/faceguard/audit --output bwc-0421");
  copy.callback([options, &exit_status] { exit_status = export_log(*options); });
}

}  // namespace tools::cli
