// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/json.hpp"

#include <boost/json.hpp>

#include "guard/decision/describe.hpp"
#include "guard/explanation/phrases.hpp"
#include "guard/explanation/wording.hpp"

namespace guard::explanation {
namespace {

namespace json = boost::json;
using facts::Fact;

template <class List, class Convert>
json::array array_of(const List& list, const Convert& convert) {
  json::array array;
  for (const auto& one : list) array.emplace_back(convert(one));
  return array;
}

json::array texts(const std::vector<std::string>& list) {
  return json::array(list.begin(), list.end());
}

json::array names(const std::vector<Fact>& facts) {
  return array_of(facts, [](Fact fact) { return json::value(facts::name(fact)); });
}

// The answers that are possible, as words.
json::array json_of(const Tick& tick) {
  json::array answers;
  if (tick.yes) answers.emplace_back("yes");
  if (tick.no) answers.emplace_back("no");
  if (tick.open) answers.emplace_back("open");
  return answers;
}

json::object json_of(const TestTick& one) {
  const CoveredWords covered = covered_words(*one.test);
  return {{"fact", facts::name(one.test->fact)},
          {"covers", covered.yes},
          {"leaves_open", covered.open},
          {"question", one.test->question},
          {"answer", json_of(one.tick)}};
}

json::array json_of(const std::vector<TestTick>& tests) {
  return array_of(tests, [](const TestTick& test) { return json_of(test); });
}

json::object json_of(const BlockTicks& block) {
  return {{"answer", json_of(block.tick)}, {"any_of", json_of(block.tests)}};
}

json::object json_of(const ExceptionTicks& one) {
  return {{"exception", one.exception->id},
          {"citation", one.exception->citation},
          {"answer", json_of(one.tick)},
          {"all_of", json_of(one.tests)}};
}

json::object json_of(const ClauseExplanation& one) {
  const auto convert = [](const auto& part) { return json_of(part); };
  return {{"policy", one.policy},
          {"version", one.version},
          {"clause", one.clause->id},
          {"text", one.clause->text},
          {"citation", one.clause->citation},
          {"evidence", one.clause->evidence},
          {"outcome", decision::word(one.outcome)},
          {"decides", one.decides},
          {"met", json_of(one.ticks.met)},
          {"lifted", json_of(one.ticks.lifted)},
          {"exact", one.ticks.exact},
          {"conditions", array_of(one.ticks.blocks, convert)},
          {"exceptions", array_of(one.ticks.exceptions, convert)},
          {"missing", names(one.missing)},
          {"open", texts(one.open)},
          {"why_not", one.why_not},
          {"titles_can_lift", one.titles_can_lift}};
}

json::object json_of(const Change& change) {
  return {{"fact", facts::name(change.fact)},
          {"words", change.words},
          {"values", array_of(change.values, [](const proof::Class& one) { return one.words; })}};
}

json::object json_of(const Counterfactual& one) {
  return {{"outcome", decision::word(one.outcome)},
          {"facts", names(one.facts)},
          {"ways", array_of(one.ways, [](const Way& way) {
             return array_of(way, [](const Change& change) { return json_of(change); });
           })}};
}

json::object json_of(const decision::Lifted& one) {
  return {{"policy", one.policy},
          {"version", one.version},
          {"clause", one.clause},
          {"exception", one.exception},
          {"citation", one.citation}};
}

json::object json_of(const OtherVersion& one) {
  return {{"policy", one.policy},
          {"version", one.version},
          {"from", facts::iso(one.from)},
          {"until", facts::iso(one.until)}};
}

json::object facts_of(const facts::Situation& situation) {
  json::object facts;
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    facts[facts::name(fact)] = known_words(situation, fact);
  }
  return facts;
}

// Of a permit there is nothing to switch off.
json::value switch_off_word(const Explanation& explanation) {
  if (!decision::blocks(explanation.verdict.outcome)) return nullptr;
  switch (explanation.switch_off) {
    case SwitchOff::no:
      return "no";
    case SwitchOff::yes:
      return "yes";
    case SwitchOff::not_found:
      break;
  }
  return "not found";
}

}  // namespace

std::string json_page(const Explanation& explanation) {
  const auto convert = [](const auto& part) { return json_of(part); };
  const json::object page{{"outcome", decision::word(explanation.verdict.outcome)},
                          {"reason", decision::one_line(explanation.verdict)},
                          {"days",
                           {{"first", facts::iso(explanation.days.first)},
                            {"last", facts::iso(explanation.days.last)}}},
                          {"notes", texts(explanation.notes)},
                          {"policies", texts(explanation.policies)},
                          {"facts", facts_of(explanation.situation)},
                          {"missing", names(explanation.verdict.missing())},
                          {"clauses", array_of(explanation.clauses, convert)},
                          {"lifted", array_of(explanation.verdict.lifted, convert)},
                          {"not_in_force", array_of(explanation.not_in_force, convert)},
                          {"titles_could_permit", switch_off_word(explanation)},
                          {"counterfactuals",
                           {{"complete", explanation.counterfactuals.complete},
                            {"sets", array_of(explanation.counterfactuals.sets, convert)}}}};
  return json::serialize(page) + "\n";
}

}  // namespace guard::explanation
