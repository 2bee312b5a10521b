// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/scan_result.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "guard/decision/describe.hpp"

namespace tools::cli {
namespace {

namespace decision = guard::decision;
namespace json = boost::json;
using guard::description::Element;
using guard::scan::Certainty;

const Element& element_of(const ScanResult& result, const Judged& judged) {
  return result.graph.elements[static_cast<std::size_t>(judged.found.element)];
}

std::string_view word(Certainty certainty) {
  return certainty == Certainty::certain ? "certain"
         : certainty == Certainty::likely ? "likely"
                                          : "open";
}

json::object object_of(const ScanResult& result, const Judged& judged) {
  const Element& element = element_of(result, judged);
  const auto& classification = judged.found.classification;
  return {{"element", element.factory},
          {"name", element.name},
          {"line", element.line},
          {"column", element.column},
          {"capability", judged.found.capability},
          {"certainty", word(judged.found.certainty)},
          {"rung", guard::recognition::word(classification.rung)},
          {"evidence", classification.evidence},
          {"verdict", judged.blocked() ? decision::word(judged.verdict.outcome) : "permit"},
          {"clauses", judged.blocked() ? judged.verdict.clauses() : "none"}};
}

std::string place(const Element& element) {
  return std::to_string(element.line) + ":" + std::to_string(element.column);
}

std::string title(const Element& element) {
  return element.named ? element.name + " (" + element.factory + ")" : element.factory;
}

// What a fleet writes to have an unknown stage judged by what it does.
std::string declaration(const Element& element, bool is_exit) {
  const std::string when =
      element.named ? "\n      when = { name = \"" + element.name + "\" }" : std::string();
  if (is_exit)
    return "    If it is known where these frames go, and for what, say so in the fleet config:\n"
           "      [[exit]]\n      factory = \"" + element.factory + "\"" + when +
           "\n      purpose = \"recording\"        # or streaming, display, audit, or a capability\n";
  return "    If it is known what it does, say so in the fleet config; best by the content of its "
         "model:\n"
         "      [[file]]\n      sha256 = \"…\"                 # sha256sum MODEL\n"
         "      capability = \"object-detection\"\n"
         "    or, when whatever it is given must count, by the element:\n"
         "      [[element]]\n      factory = \"" + element.factory + "\"" + when +
         "\n      capability = \"object-detection\"\n";
}

void add_stage(const ScanResult& result, const Judged& judged, bool explain, std::string& text) {
  const Element& element = element_of(result, judged);
  const auto& classification = judged.found.classification;
  text += "  " + std::string(judged.blocked() ? "BLOCKED " : "ok      ") + place(element) + "  " +
          title(element) + ": " + judged.found.capability;
  if (judged.found.certainty == Certainty::likely)
    text += " (likely: a device blocks it unless it can read the model or the fleet pins it)";
  if (judged.found.certainty == Certainty::open && judged.found.capability != "unknown")
    text += "? (by its name; it may be anything)";
  text += "\n    by " + std::string(guard::recognition::word(classification.rung)) + ": " +
          classification.evidence + "\n";
  if (judged.blocked()) text += "    " + decision::one_line(judged.verdict) + "\n";
  if (explain && judged.found.certainty != Certainty::certain)
    text += declaration(element, false);
}

void add_exit(const ScanResult& result, const Judged& judged, bool explain, std::string& text) {
  const Element& element = element_of(result, judged);
  const auto& classification = judged.found.classification;
  text += "  " + std::string(judged.blocked() ? "BLOCKED " : "ok      ") + place(element) + "  " +
          title(element) + ": exit to " + std::string(guard::catalogue::word(classification.exit)) +
          "; " + classification.evidence + "\n";
  if (explain && judged.blocked()) text += declaration(element, true);
}

}  // namespace

bool ScanResult::blocks() const {
  const auto blocked = [](const Judged& judged) { return judged.blocked(); };
  return std::any_of(stages.begin(), stages.end(), blocked) ||
         std::any_of(exits.begin(), exits.end(), blocked);
}

ScanResult judge(Described input, guard::description::Graph graph, guard::scan::Report report,
                 const DecideStage& decide) {
  ScanResult result{std::move(input), std::move(graph), {}, {}, std::move(report.capabilities)};
  const auto decided = [&](guard::scan::Found& found) {
    decision::Verdict verdict;
    if (found.classification.analyses) verdict = decide(found.classification.stage);
    return Judged{std::move(found), std::move(verdict)};
  };
  for (guard::scan::Found& found : report.stages) result.stages.push_back(decided(found));
  for (guard::scan::Found& found : report.exits) result.exits.push_back(decided(found));
  return result;
}

std::string scan_text(const ScanResult& result, bool explain) {
  std::string text = result.input.id + ": " +
                     (result.blocks() ? "contains what would be blocked" : "nothing is blocked") +
                     "\n";
  for (const Judged& stage : result.stages) add_stage(result, stage, explain, text);
  if (result.stages.empty()) text += "  no stage analyses frames\n";
  for (const Judged& exit : result.exits) add_exit(result, exit, explain, text);
  for (const guard::Error& note : result.graph.notes) text += "  note " + note.text() + "\n";
  return text;
}

std::string scan_json(const ScanResult& result) {
  json::object object{{"id", result.input.id}, {"verdict", result.blocks() ? "blocked" : "permit"}};
  object["capabilities"] = json::array(result.capabilities.begin(), result.capabilities.end());
  json::array stages;
  for (const Judged& stage : result.stages) stages.push_back(object_of(result, stage));
  json::array exits;
  for (const Judged& exit : result.exits) {
    json::object one = object_of(result, exit);
    one["exit"] = guard::catalogue::word(exit.found.classification.exit);
    exits.push_back(std::move(one));
  }
  object["stages"] = std::move(stages);
  object["exits"] = std::move(exits);
  json::array notes;
  for (const guard::Error& note : result.graph.notes) notes.push_back(json::string(note.text()));
  object["notes"] = std::move(notes);
  return json::serialize(object);
}

std::string scan_error_json(const Described& input, const guard::Error& error) {
  return json::serialize(json::object{{"id", input.id}, {"error", error.text()}});
}

}  // namespace tools::cli
