// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_diff.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "guard/document/fields.hpp"
#include "guard/proof/difference.hpp"
#include "guard/proof/invariant.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/policy_library.hpp"
#include "tools/cli/policy_side.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
using guard::proof::Change;
using guard::proof::ClauseChange;
using guard::proof::Difference;
using guard::proof::KnownFacts;

constexpr std::size_t max_where_bytes = 1 << 14;
constexpr std::size_t max_printed_groups = 6;  // of each change, as text

struct PolicyDiffOptions {
  std::string before;
  std::string after;
  std::string stage;
  std::vector<std::string> where;
  std::string folder;
  std::string format = "text";
};

struct Compared {
  std::string before;
  std::string after;
  Difference difference;
};

// The facts that --stage and --where narrow, as one table.
Expected<std::vector<guard::policy::Test>> where_of(const PolicyDiffOptions& options,
                                                    const guard::policy::Groups& groups) {
  std::string toml;
  if (!options.stage.empty()) toml += "capability = \"" + options.stage + "\"\n";
  for (const std::string& one : options.where) toml += one + "\n";
  const auto parsed = guard::document::parse_document(toml, max_where_bytes);
  if (!parsed) return tl::unexpected(guard::Error(parsed.error()).in("--where"));
  guard::document::Refusal refusal;
  auto where = guard::proof::where_of(*parsed, groups, refusal);
  if (!refusal.errors().empty()) return refusal.in("--where");
  return where;
}

Expected<Compared> compare(const PolicyDiffOptions& options) {
  const auto groups = load_groups();
  if (!groups) return tl::unexpected(groups.error());
  const auto library = load_library(options.folder);
  if (!library) return tl::unexpected(library.error());
  const auto where = where_of(options, *groups);
  if (!where) return tl::unexpected(where.error());
  const auto before = side_of(options.before, *library, *groups);
  if (!before) return tl::unexpected(before.error());
  const auto after = side_of(options.after, *library, *groups);
  if (!after) return tl::unexpected(after.error());
  auto found = guard::proof::difference(before->clauses, after->clauses, *where);
  if (!found) return tl::unexpected(found.error());
  return Compared{before->title, after->title, std::move(*found)};
}

template <class List>
std::string joined(const List& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text.empty() ? "no clause" : text;
}

void print_change(const Change& change) {
  std::cout << word(change.before) << " -> " << word(change.after) << ": " << change.situations
            << (change.situations == 1 ? " situation\n" : " situations\n");
  for (std::size_t i = 0; i < change.groups.size() && i < max_printed_groups; ++i)
    std::cout << "  - " << guard::proof::text_of(change.groups[i].facts) << " ("
              << change.groups[i].situations << ")\n";
  if (change.groups.size() > max_printed_groups)
    std::cout << "  - " << change.groups.size() - max_printed_groups
              << " smaller groups; --format json lists them, --stage and --where narrow it\n";
  std::cout << "  For example " << change.example.words
            << "\n  before: " << joined(change.example.before)
            << "; after: " << joined(change.example.after) << "\n\n";
}

void print_text(const Compared& compared) {
  std::cout << "before: " << compared.before << "\nafter:  " << compared.after << "\n\n";
  const Difference& difference = compared.difference;
  for (const Change& change : difference.changes) print_change(change);
  for (const auto& [name, what] : difference.clauses)
    std::cout << "clause " << name << ": " << joined(what) << "\n";
  if (!difference.clauses.empty()) std::cout << "\n";
  std::size_t changed = 0;
  for (const Change& change : difference.changes) changed += change.situations;
  std::cout << changed << " of " << difference.situations
            << " situations that the clauses can tell apart change verdict ("
            << difference.evaluations << " evaluations).\n";
}

boost::json::object json_of(const KnownFacts& known) {
  boost::json::object facts;
  for (const auto& [fact, words] : known) facts[guard::facts::name(fact)] = words;
  return facts;
}

boost::json::object json_of(const Change& change) {
  boost::json::array groups;
  for (const auto& [facts, situations] : change.groups)
    groups.push_back({{"facts", json_of(facts)}, {"situations", situations}});
  const auto& example = change.example;
  return {{"before", word(change.before)},
          {"after", word(change.after)},
          {"situations", change.situations},
          {"groups", std::move(groups)},
          {"example",
           {{"situation", example.words},
            {"before", boost::json::array(example.before.begin(), example.before.end())},
            {"after", boost::json::array(example.after.begin(), example.after.end())}}}};
}

void print_json(const Compared& compared) {
  const Difference& difference = compared.difference;
  boost::json::array changes;
  for (const Change& change : difference.changes) changes.push_back(json_of(change));
  boost::json::array clauses;
  for (const auto& [name, what] : difference.clauses)
    clauses.push_back({{"clause", name}, {"what", boost::json::array(what.begin(), what.end())}});
  std::cout << boost::json::object{{"before", compared.before},
                                   {"after", compared.after},
                                   {"situations", difference.situations},
                                   {"evaluations", difference.evaluations},
                                   {"changes", std::move(changes)},
                                   {"clauses", std::move(clauses)}}
            << "\n";
}

int run(const PolicyDiffOptions& options) {
  const auto compared = compare(options);
  if (!compared) return report(compared.error(), unusable);
  options.format == "json" ? print_json(*compared) : print_text(*compared);
  return compared->difference.none() ? ok : failed_check;
}

}  // namespace

void add_policy_diff(CLI::App& policy, int& exit_status) {
  CLI::App& verb =
      *policy.add_subcommand("diff", "Show which situations change verdict between two versions");
  const auto options = std::make_shared<PolicyDiffOptions>();
  const auto side = "POLICY[/PROFILE]@VERSION|NAME@DATE|FILE";
  verb.add_option("before", options->before, "What to compare from")->type_name(side)->required();
  verb.add_option("after", options->after, "What to compare to")->type_name(side)->required();
  verb.add_option("--stage", options->stage, "Only situations of this stage")
      ->type_name("CAPABILITY");
  verb.add_option("--where", options->where,
                  "Only situations with these values of a fact; may be repeated")
      ->type_name("FACT=VALUE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_option("--policies", options->folder, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
  verb.add_option("--format", options->format, "Output as text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb.footer(
      "Compares over every fully known situation that the clauses can tell apart, and shows those\n"
      "that change by what they have in common, with an example. A fact that isn't named there "
      "may\n"
      "have any value. NAME@DATE is what is in force of a policy or bundle on that day; a value "
      "of\n"
      "--where is written as in an invariant.\n"
      "Exit status 0 when nothing changes, 1 when something does.\n"
      "Examples:\n"
      "  faceguard policy diff ms-azure-openai@2023 ms-azure-openai@2024-05\n"
      "  faceguard policy diff us-cities@2020-01-01 us-cities@2026-01-01 --stage emotion\n"
      "  faceguard policy diff us-va-15.2-1723.2@2022-07 my-change.toml --where 'timing = "
      "\"recorded\"'");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
