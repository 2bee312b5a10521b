// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/scan_measure.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "guard/description/parse.hpp"
#include "guard/recognition/classification.hpp"
#include "tools/cli/scan_rename.hpp"

namespace tools::cli {
namespace {

using guard::description::Graph;

struct Sample {
  const Described* input;
  Graph graph;

  [[nodiscard]] bool is(std::string_view label) const {
    return input->label.starts_with(label);
  }
  // Where nothing tells people apart, nothing should be blocked.
  [[nodiscard]] bool harmless() const {
    const bool generic = input->label.find("generic-inference") != std::string::npos;
    return (is("detection-only") || is("none")) && !generic;
  }
};

// What one scan said of one pipeline.
struct Answer {
  bool identifies = false;  // some stage is named as one that identifies
  bool attributes = false;
  bool unknown = false;

  [[nodiscard]] bool blocked() const { return identifies || unknown; }
};

struct Ratio {
  std::size_t part = 0;
  std::size_t whole = 0;

  void count(bool hit) {
    ++whole;
    part += hit;
  }
  [[nodiscard]] std::string text() const {
    char percent[16] = "-";
    if (whole > 0)
      std::snprintf(percent, sizeof percent, "%.0f %%",
                    100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return std::to_string(part) + "/" + std::to_string(whole) + " (" + percent + ")";
  }
};

Answer answer_of(const guard::scan::Report& report) {
  Answer answer;
  for (const std::string& capability : report.capabilities) {
    const auto set = guard::facts::capabilities.set_of(capability);
    if (capability == "unknown" || !set) {
      answer.unknown = true;
      continue;
    }
    answer.identifies |= guard::recognition::identifies(*set);
    answer.attributes |= guard::recognition::tells_attributes(*set);
  }
  return answer;
}

std::vector<Answer> answers(const std::vector<Sample>& samples, Renaming renaming,
                            const guard::catalogue::Catalogue& catalogue,
                            const guard::scan::Options& options) {
  std::vector<Answer> all;
  for (const Sample& sample : samples)
    all.push_back(answer_of(
        guard::scan::scan(renamed(sample.graph, catalogue, renaming), catalogue, options)));
  return all;
}

std::string row(const std::string& title, const std::vector<Sample>& samples,
                const std::vector<Answer>& answers) {
  Ratio recall, named, precision, attribute_recall, attribute_named, false_blocks;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const Sample& sample = samples[i];
    const Answer& answer = answers[i];
    if (answer.identifies) precision.count(sample.is("face-id"));
    if (sample.is("face-id")) {
      recall.count(answer.blocked());
      named.count(answer.identifies);
    }
    if (sample.is("attribute")) {
      attribute_recall.count(answer.blocked() || answer.attributes);
      attribute_named.count(answer.attributes);
    }
    if (sample.harmless()) false_blocks.count(answer.blocked());
  }
  return "| " + title + " | " + recall.text() + " | " + named.text() + " | " + precision.text() +
         " | " + attribute_recall.text() + " | " + attribute_named.text() + " | " +
         false_blocks.text() + " |\n";
}

std::string families(const std::vector<Sample>& samples, const std::vector<Answer>& answers) {
  struct Family {
    Ratio recall, attributes, false_blocks;
  };
  std::map<std::string, Family> by_name;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    Family& family = by_name[samples[i].input->family];
    if (samples[i].is("face-id")) family.recall.count(answers[i].blocked());
    if (samples[i].is("attribute"))
      family.attributes.count(answers[i].blocked() || answers[i].attributes);
    if (samples[i].harmless()) family.false_blocks.count(answers[i].blocked());
  }
  std::string text;
  for (const auto& [name, family] : by_name)
    text += "| " + name + " | " + family.recall.text() + " | " + family.attributes.text() + " | " +
            family.false_blocks.text() + " |\n";
  return text;
}

}  // namespace

guard::Expected<std::string> measure(const std::vector<Described>& inputs,
                                     const guard::catalogue::Catalogue& catalogue,
                                     const guard::scan::Options& options) {
  std::vector<Sample> samples;
  for (const Described& input : inputs) {
    auto graph = guard::description::parse(input.pipeline);
    if (!graph) return tl::unexpected(std::move(graph.error()).in(input.id));
    samples.push_back({&input, std::move(*graph)});
  }
  std::string text =
      "| names | face-id blocked (recall) | face-id named | precision of naming | attributes "
      "blocked or named | attributes named | false blocks |\n|---|---|---|---|---|---|---|\n";
  std::vector<Answer> plain;
  for (const bool strict : {false, true}) {
    guard::scan::Options one = options;
    one.strict = strict;
    for (const auto& [renaming, title] : renamings) {
      const auto found = answers(samples, renaming, catalogue, one);
      if (!strict && renaming == Renaming::none) plain = found;
      text += row(std::string(title) + (strict ? ", as a device (--strict)" : ""), samples, found);
    }
  }
  text += "\nBy family, names as they are:\n\n| family | face-id blocked | attributes blocked or "
          "named | false blocks |\n|---|---|---|---|\n";
  return text + families(samples, plain);
}

}  // namespace tools::cli
