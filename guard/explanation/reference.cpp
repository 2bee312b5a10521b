// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/reference.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "guard/explanation/wording.hpp"

namespace guard::explanation {
namespace {

using policy::Clause;
using policy::Pack;

using Versions = std::vector<const Pack*>;  // of one policy, newest first

constexpr std::string_view generated =
    "<!-- Made by `faceguard policy reference`. Change the packs, not this page. -->\n\n";

// A text of a pack inside Markdown: nothing in it is markup.
std::string plain(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c == '\n' ? ' ' : c;
  }
  return escaped;
}

std::string_view word(policy::Status status) {
  switch (status) {
    case policy::Status::in_force:
      return "in force";
    case policy::Status::withdrawn:
      return "withdrawn";
    case policy::Status::expired:
      break;
  }
  return "expired";
}

std::string last_day(const Pack& pack) {
  return pack.in_force_until == facts::end_of_time ? "–" : facts::iso(pack.in_force_until);
}

std::string question_of(const policy::Test& test) {
  return test.question.empty() ? "" : " *" + plain(test.question) + "*";
}

std::string conditions(const Clause& clause) {
  std::string text = "\nApplies when all of this holds:\n\n";
  for (const policy::AnyOf& block : clause.when) {
    text += "- " + plain(words(block)) + ".";
    for (const policy::Test& test : block) text += question_of(test);
    text += "\n";
  }
  if (clause.unless.empty()) return text + "\nNo exception.\n";
  text += "\nUnless one of these holds:\n\n";
  for (const policy::Exception& exception : clause.unless) {
    text += "- ";
    if (!exception.id.empty()) text += "**" + plain(exception.id) + "**: ";
    text += plain(words(exception)) + ".";
    for (const policy::Test& test : exception.tests) text += question_of(test);
    if (!exception.citation.empty()) text += " Source: " + plain(exception.citation);
    text += "\n";
  }
  return text;
}

std::string clause_text(const Clause& clause) {
  return "\n### " + plain(clause.id) + "\n\n" + plain(clause.text) +
         "\n\n- Source: " + plain(clause.citation) + "\n- Evidence: " + clause.evidence + "\n" +
         conditions(clause);
}

std::string list_of(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + plain(word);
  return list.empty() ? "no clause" : list;
}

std::string services_of(const Pack& pack) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < facts::services.words.size(); ++i)
    if (pack.services.test(i)) names.emplace_back(facts::services.word(i));
  return list_of(names);
}

std::string version_text(const Pack& pack) {
  std::string text = "\n## Version " + plain(pack.version) + "\n\n" + plain(pack.title) + "\n\n";
  text += "- In force: " + facts::iso(pack.in_force_from) + " to " + last_day(pack) + " (" +
          std::string(word(pack.status)) + ")\n";
  if (!pack.replaced_by.empty()) text += "- Replaced by: " + plain(pack.replaced_by) + "\n";
  text += "- Read from: " + plain(pack.source) + "\n";
  if (pack.services.any()) text += "- Contract of the service: " + services_of(pack) + "\n";
  for (const auto& [profile, clauses] : pack.profiles)
    if (profile != "full") text += "- Profile `" + profile + "`: " + list_of(clauses) + "\n";
  if (!pack.silent.empty()) text += "\nNo clause. " + plain(pack.silent) + "\n";
  for (const Clause& clause : pack.clauses) text += clause_text(clause);
  return text;
}

std::string page_text(const std::string& id, const Versions& versions) {
  std::string text = std::string(generated) + "# `" + id +
                     "`\n\n| version | from | until | status |\n|---|---|---|---|\n";
  for (const Pack* pack : versions)
    text += "| " + plain(pack->version) + " | " + facts::iso(pack->in_force_from) + " | " +
            last_day(*pack) + " | " + std::string(word(pack->status)) + " |\n";
  for (const Pack* pack : versions) text += version_text(*pack);
  return text;
}

std::string index_text(const std::map<std::string, Versions>& policies,
                       const std::vector<policy::Bundle>& bundles) {
  std::string text =
      std::string(generated) +
      "# The policies\n\nEvery pack that ships, one page each. What they mean is told "
      "in [policies.md](../policies.md).\n\n| policy | newest version | clauses |\n"
      "|---|---|---|\n";
  for (const auto& [id, versions] : policies) {
    const Pack& newest = *versions.front();
    text += "| [" + id + "](" + id + ".md) | " + plain(newest.title) + " | " +
            std::to_string(newest.clauses.size()) + " |\n";
  }
  text += "\n# The bundles\n";
  for (const policy::Bundle& bundle : bundles) {
    text +=
        "\n## `" + bundle.name + "`\n\n" + plain(bundle.title) + ". " + plain(bundle.text) + "\n\n";
    for (const policy::Binding& binding : bundle.policies)
      text += "- [" + binding.name() + "](" + binding.pack + ".md)\n";
  }
  return text;
}

}  // namespace

std::vector<Page> reference(const policy::Library& library) {
  std::map<std::string, Versions> policies;
  for (const auto& pack : library.packs()) policies[pack->id].push_back(pack.get());
  std::vector<Page> pages;
  for (auto& [id, versions] : policies) {
    std::sort(versions.begin(), versions.end(),
              [](const Pack* a, const Pack* b) { return a->in_force_from > b->in_force_from; });
    pages.push_back({id + ".md", page_text(id, versions)});
  }
  std::vector<policy::Bundle> bundles = library.bundles();
  std::sort(bundles.begin(), bundles.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  pages.push_back({"README.md", index_text(policies, bundles)});
  return pages;
}

}  // namespace guard::explanation
