// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/lint_words.hpp"

#include <algorithm>
#include <cctype>

namespace guard::proof {
namespace {

using document::Value;

constexpr std::ptrdiff_t fewest_letters = 8;

bool is_short(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c >= 0x80;
         }) < fewest_letters;
}

bool is_sentence(const std::string& text) {
  const std::size_t last = text.find_last_not_of(" \n\"'”’)");
  return last != std::string::npos && std::string_view(".!?").find(text[last]) != std::string::npos;
}

class WordLint {
 public:
  WordLint(const PackFile& file, std::vector<Finding>& findings)
      : file_(file), findings_(findings) {}

  void run() {
    check_length("short-source", file_.pack.source, field(file_.document, "source"),
                 "name the document it was read from");
    check_sentence(file_.pack.silent, field(file_.document, "silent"), "silent");
    for (std::size_t i = 0; i < file_.pack.clauses.size(); ++i) {
      const Value& table = clause_table(file_, i);
      const policy::Clause& clause = file_.pack.clauses[i];
      check_citation(clause.citation, table);
      check_sentence(clause.text, field(table, "text"), "text");
      for (std::size_t k = 0; k < clause.unless.size(); ++k)
        if (const Value* block = member(field(table, "unless"), k))
          check_citation(clause.unless[k].citation, *block);
    }
    check_profiles();
  }

 private:
  void report(std::string_view rule, const Value* at, std::string what, std::string remedy) {
    findings_.push_back(finding(Severity::warning, rule, file_.pack.file, where(at),
                                std::move(what), std::move(remedy)));
  }

  void check_length(std::string_view rule, const std::string& text, const Value* at,
                    std::string remedy) {
    if (at != nullptr && is_short(text))
      report(rule, at, "'" + text + "' is too short to say where it is written", std::move(remedy));
  }

  void check_citation(const std::string& citation, const Value& table) {
    check_length("short-citation", citation, field(table, "citation"),
                 "say where the words stand: document, section, date");
  }

  void check_sentence(const std::string& text, const Value* at, const std::string& name) {
    if (at != nullptr && !is_sentence(text))
      report("no-sentence", at, "'" + name + "' is no sentence with a full stop",
             "say it in one sentence");
  }

  void check_profiles() {
    const Value* profiles = field(file_.document, "profiles");
    if (profiles == nullptr) return;
    for (const auto& [name, line, column, listed] : std::get<document::Table>(profiles->data)) {
      std::vector<std::string_view> seen;
      for (std::size_t i = 0; const Value* one = member(&listed, i); ++i) {
        const auto& id = std::get<std::string>(one->data);
        if (std::find(seen.begin(), seen.end(), id) != seen.end())
          report("profile-twice", one, "the profile '" + name + "' names '" + id + "' twice",
                 "take one out");
        seen.push_back(id);
      }
    }
  }

  const PackFile& file_;
  std::vector<Finding>& findings_;
};

}  // namespace

void lint_words(const PackFile& file, std::vector<Finding>& findings) {
  WordLint(file, findings).run();
}

}  // namespace guard::proof
