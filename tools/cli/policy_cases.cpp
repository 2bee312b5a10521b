// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_cases.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "guard/decision/decide.hpp"
#include "guard/facts/suggestion.hpp"
#include "tools/cli/csv.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::Expected;
namespace decision = guard::decision;
namespace policy = guard::policy;

using Columns = std::map<std::string_view, std::size_t, std::less<>>;

// Where each needed column is.
Expected<Columns> columns_of(const CsvRow& header) {
  const std::vector<std::string_view> present(header.cells.begin(), header.cells.end());
  std::vector<std::string_view> needed{"case", "policy", "profile", "as_of", "expected", "clause"};
  needed.insert(needed.end(), situation_columns().begin(), situation_columns().end());
  Columns columns;
  for (const std::string_view name : needed) {
    const auto found = std::find(present.begin(), present.end(), name);
    if (found == present.end())
      return tl::unexpected<Error>({"the column '" + std::string(name) + "' is missing",
                                    guard::facts::suggestion(name, present),
                                    {},
                                    header.line,
                                    1});
    columns[name] = static_cast<std::size_t>(found - present.begin());
  }
  for (const std::string_view name : optional_situation_columns())
    if (const auto found = std::find(present.begin(), present.end(), name); found != present.end())
      columns[name] = static_cast<std::size_t>(found - present.begin());
  return columns;
}

Case case_of(const CsvRow& row, const Columns& columns, std::string_view file) {
  const auto cell = [&](std::string_view column) -> std::string_view {
    const auto found = columns.find(column);
    return found == columns.end() ? std::string_view{} : row.cells[found->second];
  };
  const auto text = [&](std::string_view column) { return std::string(cell(column)); };
  const std::string profile = text("profile");
  Case one{row.line,          text("case"),   {text("policy"), profile.empty() ? "full" : profile},
           text("expected"),  text("clause"), text("as_of"),
           situation_of(cell)};
  if (!one.situation) {
    Error error = std::move(one.situation.error()).in(file);
    error.line = row.line;
    one.situation = tl::unexpected(std::move(error));
  }
  return one;
}

std::set<std::string, std::less<>> clause_set(std::string_view list) {
  std::set<std::string, std::less<>> clauses;
  while (!list.empty()) {
    const std::string_view clause = list.substr(0, list.find(';'));
    if (!clause.empty() && clause != "none") clauses.emplace(clause);
    list.remove_prefix(std::min(list.size(), clause.size() + 1));
  }
  return clauses;
}

Expected<decision::Verdict> decided(const Case& one, const policy::Library& library) {
  if (!one.situation) return tl::unexpected(one.situation.error());
  const auto day = guard::facts::day_of(one.date);
  if (!day) return tl::unexpected(day.error());
  // A row that doesn't say whose service is used asks about the policy as such.
  const bool asks_service = one.situation->stage.service != guard::facts::services.all();
  const auto bound = library.bind(
      one.policy, asks_service ? policy::Reach::by_service : policy::Reach::everywhere);
  if (!bound) return tl::unexpected(bound.error());
  return decision::decide(*bound, one.situation->context, one.situation->stage,
                        guard::facts::Days::only(*day));
}

}  // namespace

Expected<std::vector<Case>> parse_cases(std::string_view csv, std::string_view file) {
  auto rows = parse_csv(csv);
  if (!rows) return tl::unexpected(std::move(rows.error()).in(file));
  if (rows->empty())
    return tl::unexpected(
        Error{"the file is empty", "begin with the names of the columns", {}, 0, 0}.in(file));
  auto columns = columns_of(rows->front());
  if (!columns) return tl::unexpected(std::move(columns.error()).in(file));

  std::vector<Case> cases;
  for (std::size_t i = 1; i < rows->size(); ++i)
    cases.push_back(case_of((*rows)[i], *columns, file));
  return cases;
}

CaseReport run_cases(const std::vector<Case>& cases, const policy::Library& library,
                     const std::optional<std::string>& only) {
  CaseReport report;
  for (const Case& one : cases) {
    if (only && one.policy.pack != *only) continue;
    ++report.total;
    Mismatch result{one.name, one.expected, {}, one.clauses, {}};
    if (const auto verdict = decided(one, library)) {
      result.got = decision::word(verdict->outcome);
      result.clauses_got = verdict->clauses();
    } else {
      result.got = "error: " + verdict.error().text();
    }
    if (result.got != result.expected ||
        clause_set(result.clauses_got) != clause_set(result.clauses_expected))
      report.failed.push_back(std::move(result));
  }
  return report;
}

}  // namespace tools::cli
