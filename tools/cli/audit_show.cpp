// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/audit_show.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>

#include "guard/audit/event.hpp"
#include "guard/audit/reader.hpp"
#include "guard/facts/date.hpp"
#include "tools/cli/audit_folder.hpp"
#include "tools/cli/exit_status.hpp"

namespace tools::cli {
namespace {

using guard::audit::Record;

struct AuditShowOptions {
  std::filesystem::path folder;
  std::string since;  // days, empty for any
  std::string until;
  std::vector<std::string> events;
  std::string format = "text";
};

bool is_wanted(const Record& record, const AuditShowOptions& options) {
  const std::string_view day = std::string_view(record.wall).substr(0, 10);
  return (options.since.empty() || day >= options.since) &&
         (options.until.empty() || day <= options.until) &&
         (options.events.empty() ||
          std::ranges::find(options.events, record.event) != options.events.end());
}

void print(const Record& record) {
  std::cout << std::left << std::setw(6) << record.sequence << " " << record.wall << "  "
            << std::setw(17) << record.event << " " << std::setw(19)
            << (record.reason == "none" ? "" : record.reason);
  for (const auto& [name, value] : record.details) {
    std::cout << " " << name << "=";
    std::visit([](const auto& shown) { std::cout << shown; }, value);
  }
  std::cout << "\n";
}

guard::Expected<void> check(const AuditShowOptions& options) {
  for (const std::string& day : {options.since, options.until})
    if (!day.empty())
      if (const auto date = guard::facts::day_of(day); !date) return tl::unexpected(date.error());
  for (const std::string& event : options.events)
    if (!guard::audit::event_of(event))
      return guard::fail("'" + event + "' is no event of the log",
                         "docs/audit.md lists them, such as gate-closed");
  return {};
}

// Lines that are no records are told on standard error; `audit verify` says more.
int show(const AuditShowOptions& options) {
  if (const auto checked = check(options); !checked) return report(checked.error(), unusable);
  const auto evidence = read_audit_folder(options.folder);
  if (!evidence) return report(evidence.error(), unusable);
  int status = ok;
  for (const auto& file : evidence->records) {
    std::string_view rest = file.bytes;
    for (int number = 1; !rest.empty(); ++number) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const auto record = guard::audit::read_line(line);
      if (!record) {
        guard::Error error = record.error();
        error.file = (options.folder / file.name).string();
        error.line = number;
        error.column = 0;
        status = report(error, failed_check);
      } else if (is_wanted(*record, options)) {
        if (options.format == "json")
          std::cout << line << "\n";
        else
          print(*record);
      }
    }
  }
  return status;
}

}  // namespace

void add_audit_show(CLI::App& audit, int& exit_status) {
  CLI::App& verb = *audit.add_subcommand("show", "Print what was recorded");
  const auto options = std::make_shared<AuditShowOptions>();
  verb.add_option("DIR", options->folder, "The folder of the log, or an export of it")->required();
  verb.add_option("--since", options->since, "From this day on, such as 2026-05-01, UTC");
  verb.add_option("--until", options->until, "Up to and with this day");
  verb.add_option("--event", options->events, "Only these events; may be repeated")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_option("--format", options->format, "Lines to read, or the records as they are written")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb.footer(
      "Days are what the device's clock said, which may have been wrong.\n"
      "Example:\n"
      "  faceguard audit show /var/lib/faceguard/audit --event gate-closed --since 2026-11-01");
  verb.callback([options, &exit_status] { exit_status = show(*options); });
}

}  // namespace tools::cli
