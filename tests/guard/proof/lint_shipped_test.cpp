// SPDX-License-Identifier: LGPL-2.1-or-later
// What ships is in order, and a mistake planted in any of it is found where it stands.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/guard/proof/support.hpp"

namespace guard::proof {
namespace {

// Statuses tell of the day of the release.
std::vector<Finding> lint_all(const std::vector<Source>& sources) {
  return lint(sources, policy::shipped_groups(), policy::day("2026-11-23")).findings;
}

std::vector<Source> read(std::initializer_list<const char*> folders) {
  std::vector<Source> sources;
  for (const char* folder : folders)
    for (const auto& file : policy::toml_files(std::filesystem::path(FACEGUARD_CONFIGS) / folder))
      sources.push_back({file.string(), policy::read_text(file)});
  return sources;
}

TEST(LintOfWhatShips, CannotFindAnything) {
  const std::vector<Source> sources = read({"groups", "policies", "bundles", "invariants"});
  for (const Finding& one : lint_all(sources))
    ADD_FAILURE() << one.rule << ": " << one.error.text();
}

std::filesystem::path folder_of(const Source& source) {
  return std::filesystem::path(source.file).parent_path();
}

// Lints one changed pack beside the others of its policy and those that it names, and expects the
// finding on the line; 0: on any.
void expect_in_changed(const std::vector<Source>& sources, std::size_t changed, std::string text,
                       std::initializer_list<std::string_view> rules, int line) {
  const Source pack{sources[changed].file, std::move(text)};
  std::vector<Source> beside{pack};
  for (const Source& other : sources)
    if (other.file != pack.file &&
        (folder_of(other) == folder_of(pack) ||
         pack.text.find("\"" + folder_of(other).filename().string() + " ") != std::string::npos))
      beside.push_back({other.file, other.text, false});
  const auto findings = lint_all(beside);
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(),
                          [&](const Finding& one) {
                            return std::find(rules.begin(), rules.end(), one.rule) != rules.end() &&
                                   one.error.file == pack.file &&
                                   (line == 0 || one.error.line == line);
                          }))
      << pack.file << ":" << line << ": not found, but\n"
      << listed(findings);
}

int line_at(const std::string& text, std::size_t position) {
  return static_cast<int>(
             std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n')) +
         1;
}

TEST(LintOfWhatShips, CannotMissAClauseThatIsWrittenTwice) {
  const std::vector<Source> sources = read({"policies"});
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string& text = sources[i].text;
    const std::size_t last = text.rfind("[[clause]]");
    if (last == std::string::npos) continue;
    std::string copy = text.substr(last);
    const std::size_t id = copy.find("id = \"") + 6;
    copy.insert(id, "copy of ");
    expect_in_changed(sources, i, text + "\n" + copy, {"identical"},
                      line_at(text + "\n" + copy, text.size() + 1 + id));
  }
}

TEST(LintOfWhatShips, CannotMissACitationThatIsTakenOut) {
  const std::vector<Source> sources = read({"policies"});
  for (std::size_t i = 0; i < sources.size(); ++i) {
    std::string text = sources[i].text;
    const std::size_t at = text.find("\ncitation = ");
    if (at == std::string::npos) continue;
    const std::size_t clause = text.rfind("[[clause]]", at);
    text.erase(at, text.find('\n', at + 1) - at);
    expect_in_changed(sources, i, text, {"refused"}, line_at(text, clause));
  }
}

TEST(LintOfWhatShips, CannotMissAMisspeltWord) {
  const std::vector<Source> sources = read({"policies"});
  for (std::size_t i = 0; i < sources.size(); ++i) {
    std::string text = sources[i].text;
    const std::size_t at = text.find("\"face-identification\"");
    if (at == std::string::npos) continue;
    text.erase(at + 6, 1);
    expect_in_changed(sources, i, text, {"refused"}, line_at(text, at));
  }
}

// A day more is an overlap, a day less a hole.
TEST(LintOfWhatShips, CannotMissALastDayThatIsMoved) {
  const std::vector<Source> sources = read({"policies"});
  const std::string field = "\nin-force-until = ";
  std::size_t moved = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string& text = sources[i].text;
    const std::size_t at = text.find(field);
    if (at == std::string::npos || text.find("\nreplaced-by = ") == std::string::npos) continue;
    const facts::Day last = policy::day(text.substr(at + field.size(), 10));
    const std::pair<int, std::string_view> planted[] = {{7, "overlap"}, {-1, "hole"}};
    for (const auto& [days, rule] : planted) {
      std::string changed = text;
      changed.replace(at + field.size(), 10, facts::iso(last + std::chrono::days{days}));
      // One that another policy replaces is held against that one's first day.
      expect_in_changed(sources, i, changed, {rule, "replaced-by", "refused"}, 0);
      ++moved;
    }
  }
  EXPECT_GT(moved, 10U);
}

// A condition that nothing meets together with the others.
TEST(LintOfWhatShips, CannotMissAClauseThatIsMadeImpossible) {
  const std::vector<Source> sources = read({"policies"});
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string& text = sources[i].text;
    if (text.find("[[clause]]") == std::string::npos) continue;
    const std::string impossible =
        "\n[[clause.when]]\ncamera = { yes = { form = \"kiosk\" } }\n"
        "[[clause.when]]\ncamera = { yes = { form = \"drone\" } }\n";
    expect_in_changed(sources, i, text + impossible, {"never-applies"}, 0);
  }
}

}  // namespace
}  // namespace guard::proof
