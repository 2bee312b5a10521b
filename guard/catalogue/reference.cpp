// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/catalogue/reference.hpp"

#include <map>
#include <vector>

namespace guard::catalogue {
namespace {

// "opencv.toml" of "opencv.toml:12".
std::string file_of(const std::string& evidence) {
  return evidence.substr(0, evidence.rfind(':'));
}

// Text for a cell of a table.
std::string cell(std::string_view text) {
  std::string written;
  for (const char c : text) {
    if (c == '|') written += '\\';
    written += c == '\n' ? ' ' : c;
  }
  return written;
}

std::string joined(const std::vector<std::string>& texts, std::string_view between = ", ") {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all += between;
    all += "`" + text + "`";
  }
  return all;
}

std::string capability(const std::optional<facts::StageFacts>& stage) {
  if (!stage) return "none";
  if (stage->capability == facts::capabilities.all()) return "unknown";
  std::string words;
  for (std::size_t i = 0; i < facts::capabilities.words.size(); ++i)
    if (stage->capability.test(i))
      words += (words.empty() ? "" : ", ") + std::string(facts::capabilities.word(i));
  return words;
}

// What the answer depends on besides the factory.
std::string deciders(const Entry& entry) {
  std::vector<std::string> parts;
  for (const auto& [property, value] : entry.when) parts.push_back(property + "=" + value);
  for (std::size_t kind = 0; kind < value_kinds; ++kind) {
    for (const std::string& property : entry.reads.properties[kind])
      parts.push_back(property + " (" + std::string(kind_words[kind]) + ")");
    for (const std::string& key : entry.reads.inner[kind])
      parts.push_back(key + " (inner " + std::string(kind_words[kind]) + ")");
  }
  for (const std::string& property : entry.reads.instance) parts.push_back(property + " (shared)");
  return joined(parts);
}

std::string row(const Entry& entry) {
  const std::string exit = entry.exit == Exit::none ? "" : std::string(catalogue::word(entry.exit));
  return "| " + cell(joined(entry.factories)) + " | " + capability(entry.stage) + " | " +
         cell(deciders(entry)) + " | " + exit + " | " + cell(entry.because) + " | " +
         cell(entry.source) + " |\n";
}

std::string row(const Pattern& pattern) {
  std::vector<std::string> in;
  for (std::size_t kind = 0; kind < pattern_kinds; ++kind)
    if (pattern.in.test(kind)) in.emplace_back(kind_words[kind]);
  return "| " + pattern.evidence + " | " + joined(in) + " | " + capability(pattern.stage) + " | " +
         cell(pattern.because) + " |\n";
}

}  // namespace

std::string reference(const Catalogue& catalogue) {
  std::map<std::string, std::string> files;
  for (const Entry& entry : catalogue.entries) files[file_of(entry.evidence)] += row(entry);
  std::string page =
      "# The catalogue: every element faceguard knows by name\n\n"
      "Made by `faceguard stages reference`; edit configs/stages instead. How it is read is in "
      "catalogue.md and recognition.md. *unknown* is blocked wherever anything may be "
      "prohibited; *none* carries, converts, stores or shows frames.\n";
  for (const auto& [file, rows] : files)
    page += "\n## " + file + "\n\n| factory | does | decided by | exit | because | source |\n" +
            "|---|---|---|---|---|---|\n" + rows;
  page += "\n## Patterns\n\n| where | looks at | says | because |\n|---|---|---|---|\n";
  for (const Pattern& pattern : catalogue.patterns) page += row(pattern);
  return page;
}

}  // namespace guard::catalogue
