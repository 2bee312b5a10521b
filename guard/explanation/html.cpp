// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/html.hpp"

#include <algorithm>

#include "guard/decision/describe.hpp"
#include "guard/explanation/html_style.hpp"
#include "guard/explanation/phrases.hpp"
#include "guard/explanation/printable.hpp"
#include "guard/explanation/wording.hpp"

namespace guard::explanation {
namespace {

using decision::Outcome;
using facts::Fact;
using facts::Situation;

// All text goes through here; what else is added is written in this file.
std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">";
}
std::string element(std::string_view name, std::string_view css_class, std::string_view text) {
  return "<" + std::string(name) + " class=\"" + escaped(css_class) + "\">" + escaped(text) + "</" +
         std::string(name) + ">";
}

std::string_view css_class(const Tick& tick) {
  const std::string_view sign = mark(tick);
  return sign == "✓" ? "yes" : sign == "✗" ? "no" : sign == "~" ? "open" : "unknown";
}

std::string tick_cell(const Tick& tick) {
  return "<td class=\"tick " + std::string(css_class(tick)) + "\">" + std::string(mark(tick)) +
         " " + escaped(words(tick)) + "</td>";
}

std::string row(const Tick& tick, std::string_view css, const std::string& cell) {
  return "<tr class=\"" + std::string(css) + "\">" + tick_cell(tick) + "<td>" + cell +
         "</td></tr>\n";
}

std::string test_cell(const policy::Test& test, const Situation& situation) {
  std::string cell =
      escaped(words(test)) + element("span", "here", "here: " + known_words(situation, test.fact));
  return cell;
}

std::string table(std::string_view caption, std::string_view second, const std::string& rows) {
  return "<table>" + element("caption", caption) +
         "<thead><tr><th scope=\"col\">Answer</th><th scope=\"col\">" + escaped(second) +
         "</th></tr></thead>\n<tbody>\n" + rows + "</tbody></table>\n";
}

std::string conditions(const ClauseTicks& ticks, const Situation& situation) {
  std::string rows;
  for (const BlockTicks& block : ticks.blocks) {
    const bool is_single = block.tests.size() == 1;
    if (!is_single) rows += row(block.tick, "head", escaped("one of these is enough:"));
    for (const TestTick& test : block.tests)
      rows += row(test.tick, is_single ? "whole" : "part", test_cell(*test.test, situation));
  }
  return table("Conditions, all of which must hold", "Condition", rows);
}

std::string exceptions(const ClauseTicks& ticks, const Situation& situation) {
  if (ticks.exceptions.empty()) return element("p", "Exceptions: none.");
  std::string rows;
  for (const ExceptionTicks& one : ticks.exceptions) {
    const policy::Exception& exception = *one.exception;
    std::string name = exception.id.empty() ? "part of the clause's own words" : exception.id;
    if (!exception.citation.empty()) name += ": " + exception.citation;
    rows += row(one.tick, "head", escaped(name));
    for (const TestTick& test : one.tests)
      rows += row(test.tick, "part", test_cell(*test.test, situation));
  }
  return table("Exceptions, any of which lifts the clause; all tests of one must hold", "Exception",
               rows);
}

std::string described(std::string_view term, std::string_view text) {
  return element("dt", term) + element("dd", text) + "\n";
}

// What the clause says, and its ticks.
std::string clause_body(const ClauseExplanation& one, const Situation& situation) {
  const policy::Clause& clause = *one.clause;
  std::string html =
      element("p", clause.text) + "\n<dl>" + described("Source", clause.citation) +
      described("Evidence",
                clause.evidence + ": " + std::string(decision::evidence_meaning(clause.evidence)));
  std::string missing;
  for (const Fact fact : one.missing)
    missing += (missing.empty() ? "" : ", ") + decision::missing_words(fact, situation.context);
  if (!missing.empty()) html += described("To decide it, state", missing);
  for (const std::string& question : one.open) html += described("Left open", question);
  html += "</dl>\n" + conditions(one.ticks, situation) + exceptions(one.ticks, situation);
  if (!one.ticks.exact)
    html += element("p", "soft",
                    "Too much is unknown to ask all parts at once; some answers may not occur.");
  return html;
}

std::string header(const Explanation& explanation) {
  std::string policies;
  for (const std::string& policy : explanation.policies)
    policies += (policies.empty() ? "" : ", ") + policy;
  std::string html = "<header class=\"" + std::string(decision::word(explanation.verdict.outcome)) +
                     "\">\n" + element("h1", headline(explanation)) + "\n" +
                     element("p", "Stage: " + known_words(explanation.situation, Fact::capability) +
                                      " · Day: " + words(explanation.days)) +
                     "\n" + element("p", "reason", decision::one_line(explanation.verdict)) + "\n";
  for (const std::string& note : explanation.notes) html += element("p", "soft", note) + "\n";
  return html + element("p", "soft", "Policies that bind: " + policies) + "\n</header>\n";
}

std::string fact_table(const Situation& situation) {
  std::string html =
      "<h2>The facts</h2>\n<table class=\"facts\"><caption>What is known; \"unknown\" may be "
      "anything</caption><thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Known"
      "</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    html += "<tr><th scope=\"row\">" + escaped(plain_name(fact)) + "</th>" +
            element("td", known_words(situation, fact)) + "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

std::string deciding_clauses(const Explanation& explanation) {
  if (!decision::blocks(explanation.verdict.outcome)) return {};
  std::string html = "<h2>The clauses that decide</h2>\n";
  for (const ClauseExplanation& one : explanation.clauses)
    if (one.decides)
      html += "<article>\n<h3>" + escaped(title(one)) + " <span class=\"badge " +
              std::string(decision::word(one.outcome)) + "\">" +
              std::string(effect_words(one.outcome)) + "</span></h3>\n" +
              clause_body(one, explanation.situation) + "</article>\n";
  return html;
}

std::string lifted(const decision::Verdict& verdict) {
  if (verdict.lifted.empty()) return {};
  std::string html = "<h2>What the permit rests on</h2>\n<ul>\n";
  for (const decision::Lifted& one : verdict.lifted)
    html += "<li>" +
            escaped(one.exception + " lifts " + one.clause + " of " + one.policy + ", version " +
                    one.version) +
            element("span", "soft", " (" + one.citation + ")") + "</li>\n";
  return html + "</ul>\n";
}

std::string switch_off(const Explanation& explanation) {
  if (!decision::blocks(explanation.verdict.outcome)) return {};
  std::string html = "<h2>Could anyone have switched it off?</h2>\n" +
                     element("p", "answer", switch_off_answer(explanation)) + "\n<ul>\n";
  for (const ClauseExplanation& one : explanation.clauses) {
    if (!one.decides) continue;
    html += "<li>" + element("strong", one.clause->id) + ": " + escaped(switch_off_of_clause(one));
    if (!one.ticks.exceptions.empty()) {
      html += "\n<ul>\n";
      for (const ExceptionTicks& exception : one.ticks.exceptions)
        html += "<li><span class=\"tick " + std::string(css_class(exception.tick)) + "\">" +
                std::string(mark(exception.tick)) + " " + escaped(words(exception.tick)) +
                "</span> " + escaped(words(*exception.exception)) + "</li>\n";
      html += "</ul>\n";
    }
    html += "</li>\n";
  }
  return html + "</ul>\n" + element("p", "soft", switch_off_note()) + "\n";
}

// The changes of a way, each on a line of its own.
std::string way_words(const Way& way) {
  std::string html;
  for (const Change& change : way)
    html += (html.empty() ? "" : "<br>and ") + element("strong", plain_name(change.fact)) + ": " +
            escaped(change.words);
  return html;
}

std::string counterfactual_list(const Explanation& explanation) {
  std::string html = "<h2>What would change the verdict</h2>\n";
  if (explanation.counterfactuals.sets.empty())
    html += element("p", "No other values of any facts.") + "\n";
  for (const Counterfactual& one : explanation.counterfactuals.sets) {
    html += element("h3", heading(one, explanation.situation)) + "\n<ul>\n";
    for (const Way& way : one.ways) html += "<li>" + way_words(way) + "</li>\n";
    html += "</ul>\n";
  }
  return html + element("p", "soft", counterfactual_note(explanation.counterfactuals)) + "\n";
}

std::string other_clauses(const Explanation& explanation) {
  std::string html = "<h2>Other clauses in force</h2>\n";
  bool any = false;
  for (const ClauseExplanation& one : explanation.clauses) {
    if (one.decides) continue;
    any = true;
    html += "<details><summary>" + element("strong", title(one)) + " " +
            element("span", "why", one.why_not) + "</summary>\n<article>\n" +
            clause_body(one, explanation.situation) + "</article></details>\n";
  }
  if (!any) html += element("p", "None.") + "\n";
  if (explanation.not_in_force.empty()) return html;
  html += "<h2>Bound, but not in force then</h2>\n<ul>\n";
  for (const OtherVersion& one : explanation.not_in_force)
    html += element("li", one.policy + ", version " + one.version + ": " + span_words(one)) + "\n";
  return html + "</ul>\n";
}

std::string legend() {
  std::string html = "<h2>How to read the ticks</h2>\n<ul>\n";
  for (const MarkMeaning& one : mark_meanings())
    html += "<li>" + element("strong", one.mark) + " " + escaped(one.text) + "</li>\n";
  return html + "</ul>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string html_page(const Explanation& explanation) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
         element("title", headline(explanation) + ", " +
                              known_words(explanation.situation, Fact::capability) + ", " +
                              words(explanation.days)) +
         "\n<style>" + std::string(html_style) + "</style>\n</head>\n<body>\n" +
         header(explanation) + "<main>\n" + fact_table(explanation.situation) +
         deciding_clauses(explanation) + lifted(explanation.verdict) + switch_off(explanation) +
         counterfactual_list(explanation) + other_clauses(explanation) + legend() +
         "</main>\n</body>\n</html>\n";
}

}  // namespace guard::explanation
