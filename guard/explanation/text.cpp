// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/text.hpp"

#include <algorithm>

#include "guard/decision/describe.hpp"
#include "guard/explanation/lines.hpp"
#include "guard/explanation/phrases.hpp"
#include "guard/explanation/wording.hpp"

namespace guard::explanation {
namespace {

using facts::Fact;

constexpr std::size_t name_width = 18;
constexpr std::size_t tick_width = 17;  // "? yes, no or open"

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

// "✓ yes            ", as wide as the longest.
std::string ticked(const Tick& tick) {
  return std::string(mark(tick)) + " " + padded(words(tick), tick_width - 1);
}

void add_facts(Lines& lines, const Explanation& explanation) {
  lines.heading("THE FACTS");
  lines.add("  " + padded("day", name_width), words(explanation.days));
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    lines.add("  " + padded(plain_name(fact), name_width),
              known_words(explanation.situation, fact));
  }
}

void add_tests(Lines& lines, const std::string& indent, const std::vector<TestTick>& tests) {
  for (const TestTick& test : tests) lines.add(indent + ticked(test.tick), words(*test.test));
}

void add_ticks(Lines& lines, const ClauseTicks& ticks) {
  lines.add("  ", "Conditions, all of which must hold:");
  for (const BlockTicks& block : ticks.blocks) {
    if (block.tests.size() == 1) {
      add_tests(lines, "    ", block.tests);
      continue;
    }
    lines.add("    " + ticked(block.tick), "one of these is enough:");
    add_tests(lines, "      ", block.tests);
  }
  lines.add("  ", ticks.exceptions.empty() ? "Exceptions: none"
                                           : "Exceptions, any of which lifts the clause:");
  for (const ExceptionTicks& one : ticks.exceptions) {
    const policy::Exception& exception = *one.exception;
    std::string name = exception.id.empty() ? "part of the clause's own words" : exception.id;
    if (!exception.citation.empty()) name += ": " + exception.citation;
    lines.add("    " + ticked(one.tick), name);
    add_tests(lines, "      ", one.tests);
  }
  if (!ticks.exact)
    lines.add("  ", "Too much is unknown to ask all parts at once; some answers may not occur.");
}

void add_clause(Lines& lines, const ClauseExplanation& one, const facts::Situation& situation) {
  const policy::Clause& clause = *one.clause;
  lines.empty();
  lines.add("", title(one) + ": " + std::string(effect_words(one.outcome)));
  lines.add("  ", clause.text);
  lines.add("  Source: ", clause.citation);
  lines.add("  Evidence: ",
            clause.evidence + ", " + std::string(decision::evidence_meaning(clause.evidence)));
  add_ticks(lines, one.ticks);
  if (!one.missing.empty()) {
    std::string missing;
    for (const Fact fact : one.missing)
      missing += (missing.empty() ? "" : ", ") + decision::missing_words(fact, situation.context);
    lines.add("  To decide it, state: ", missing);
  }
  for (const std::string& question : one.open) lines.add("  Left open: ", question);
}

void add_lifted(Lines& lines, const decision::Verdict& verdict) {
  if (verdict.lifted.empty()) return;
  lines.heading("WHAT THE PERMIT RESTS ON");
  for (const decision::Lifted& one : verdict.lifted) {
    lines.add("  ", one.exception + " lifts " + one.clause + " of " + one.policy + ", version " +
                        one.version);
    lines.add("    Source: ", one.citation);
  }
}

void add_switch_off(Lines& lines, const Explanation& explanation) {
  if (!decision::blocks(explanation.verdict.outcome)) return;
  lines.heading("COULD ANYONE HAVE SWITCHED IT OFF?");
  lines.add("  ", switch_off_answer(explanation));
  for (const ClauseExplanation& one : explanation.clauses) {
    if (!one.decides) continue;
    lines.add("  " + one.clause->id + ": ", switch_off_of_clause(one));
    for (const ExceptionTicks& exception : one.ticks.exceptions)
      lines.add("    " + ticked(exception.tick), words(*exception.exception));
  }
  lines.add("  ", switch_off_note());
}

void add_counterfactuals(Lines& lines, const Explanation& explanation) {
  lines.heading("WHAT WOULD CHANGE THE VERDICT");
  for (const Counterfactual& one : explanation.counterfactuals.sets) {
    lines.add("  ", heading(one, explanation.situation));
    for (std::size_t i = 0; i < std::min(one.ways.size(), max_printed_ways); ++i)
      lines.add("    - ", words(one.ways[i]));
    if (one.ways.size() > max_printed_ways)
      lines.add("    ", "and " + std::to_string(one.ways.size() - max_printed_ways) +
                            " more, which --format json and html list");
  }
  lines.add("  ", counterfactual_note(explanation.counterfactuals));
}

void add_others(Lines& lines, const Explanation& explanation) {
  lines.heading("OTHER CLAUSES IN FORCE");
  bool any = false;
  for (const ClauseExplanation& one : explanation.clauses) {
    if (one.decides) continue;
    lines.add("  " + one.clause->id + " (" + one.policy + " " + one.version + "): ", one.why_not);
    any = true;
  }
  if (!any) lines.add("  ", "none");
  for (const OtherVersion& one : explanation.not_in_force)
    lines.add("  ", one.policy + " " + one.version + ": not in force, " + span_words(one));
}

}  // namespace

std::string text_page(const Explanation& explanation) {
  Lines lines;
  lines.add("", headline(explanation) + " (" +
                    known_words(explanation.situation, Fact::capability) + ", " +
                    words(explanation.days) + ")");
  lines.add("", decision::one_line(explanation.verdict));
  for (const std::string& note : explanation.notes) lines.add("", note);
  std::string policies;
  for (const std::string& policy : explanation.policies)
    policies += (policies.empty() ? "" : ", ") + policy;
  lines.add("Policies: ", policies);
  add_facts(lines, explanation);
  if (decision::blocks(explanation.verdict.outcome)) {
    lines.heading("THE CLAUSES THAT DECIDE");
    for (const ClauseExplanation& one : explanation.clauses)
      if (one.decides) add_clause(lines, one, explanation.situation);
  }
  add_lifted(lines, explanation.verdict);
  add_switch_off(lines, explanation);
  add_counterfactuals(lines, explanation);
  add_others(lines, explanation);
  lines.heading("HOW TO READ THE TICKS");
  for (const MarkMeaning& one : mark_meanings())
    lines.add("  " + std::string(one.mark) + " ", one.text);
  return lines.take();
}

}  // namespace guard::explanation
