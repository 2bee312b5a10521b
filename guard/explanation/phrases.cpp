// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/phrases.hpp"

#include <algorithm>

#include "guard/decision/describe.hpp"
#include "guard/explanation/wording.hpp"
#include "guard/proof/domain.hpp"

namespace guard::explanation {
namespace {

using decision::Outcome;
using facts::Fact;
using policy::Answer;

template <class List, class Words>
std::string listed(const List& list, std::string_view between, const Words& words_of) {
  std::string text;
  for (const auto& one : list) {
    if (!text.empty()) text += between;
    text += words_of(one);
  }
  return text;
}

// "location (US-TX) is not covered", "neither operator (…) nor acting for (…) is covered".
std::string not_covered(const BlockTicks& block, const facts::Situation& situation) {
  const auto with_value = [&](const TestTick& test) {
    const Fact fact = test.test->fact;
    return plain_name(fact) + " (" + known_words(situation, fact) + ")";
  };
  if (block.tests.size() == 1) return with_value(block.tests.front()) + " is not covered";
  return "neither " + listed(block.tests, " nor ", with_value) + " is covered";
}

// A block that certainly fails; null when none does. The place says most to a reader.
const BlockTicks* failing_block(const ClauseTicks& ticks) {
  const BlockTicks* failing = nullptr;
  for (const BlockTicks& block : ticks.blocks) {
    if (!block.tick.certainly(Answer::no)) continue;
    const bool is_of_place =
        std::all_of(block.tests.begin(), block.tests.end(),
                    [](const TestTick& test) { return test.test->fact == Fact::location; });
    if (is_of_place) return &block;
    if (failing == nullptr) failing = &block;
  }
  return failing;
}

std::string lifting(const ClauseExplanation& clause) {
  const auto name = [](const policy::Exception* exception) {
    return exception->id.empty() ? "its exception '" + words(*exception) + "'" : exception->id;
  };
  std::vector<const policy::Exception*> certain;
  for (const ExceptionTicks& one : clause.ticks.exceptions)
    if (one.tick.certainly(Answer::yes)) certain.push_back(one.exception);
  return listed(certain, " and ", name);
}

// The ways to a permit that take nothing but titles and a vendor's approval.
std::vector<const Way*> title_ways(const Explanation& explanation) {
  std::vector<const Way*> ways;
  for (const Counterfactual& set : explanation.counterfactuals.sets)
    if (set.outcome == Outcome::permit && takes_only_titles(set))
      for (const Way& way : set.ways) ways.push_back(&way);
  return ways;
}

}  // namespace

std::string words(facts::Days days) {
  if (days.first == days.last) return facts::iso(days.first);
  return "any day from " + facts::iso(days.first) + " to " + facts::iso(days.last);
}

std::string known_words(const facts::Situation& situation, Fact fact) {
  return proof::words(fact, proof::values_of(situation, fact));
}

std::string headline(const Explanation& explanation) {
  switch (explanation.verdict.outcome) {
    case Outcome::permit:
      return "Permitted";
    case Outcome::prohibit:
      return "Blocked: prohibited";
    case Outcome::undetermined:
      break;
  }
  return "Blocked: undetermined";
}

std::string_view effect_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::permit:
      return "does not apply";
    case Outcome::prohibit:
      return "prohibits";
    case Outcome::undetermined:
      break;
  }
  return "may apply";
}

std::string title(const ClauseExplanation& clause) {
  return clause.clause->id + " of " + clause.policy + ", version " + clause.version;
}

std::string why_not(const ClauseExplanation& clause, const facts::Situation& situation) {
  if (clause.outcome != Outcome::permit) {
    std::string text = "can't be ruled out either, but another clause decides";
    if (!clause.missing.empty())
      text += "; missing: " + listed(clause.missing, ", ", [&](Fact fact) {
                return decision::missing_words(fact, situation.context);
              });
    return text;
  }
  if (const BlockTicks* block = failing_block(clause.ticks)) return not_covered(*block, situation);
  if (const std::string exceptions = lifting(clause); !exceptions.empty())
    return "lifted by " + exceptions;
  if (clause.ticks.met.certainly(Answer::no)) return "its conditions can't all hold together";
  return "in each case that is possible a condition fails or an exception holds";
}

std::string switch_off_answer(const Explanation& explanation) {
  switch (explanation.switch_off) {
    case SwitchOff::no:
      return "No: no title, warrant or vendor's approval makes this verdict a permit while the "
             "other facts stay as they are.";
    case SwitchOff::yes:
      return "Yes, by title or approval alone (" +
             listed(title_ways(explanation), "; or ", [](const Way* way) { return words(*way); }) +
             "), the other facts as they are.";
    case SwitchOff::not_found:
      break;
  }
  return "Not that was found: each clause has an exception, but no combination that was tried "
         "meets "
         "them all.";
}

std::string switch_off_of_clause(const ClauseExplanation& clause) {
  if (clause.ticks.exceptions.empty())
    return clause.titles_can_lift
               ? "it has no exceptions, but a title or an approval is among its conditions"
               : "it has no exceptions: no title, warrant or approval lifts it";
  return clause.titles_can_lift ? "a title or an approval can lift it, by these exceptions"
                                : "no title, warrant or approval alone meets one of its exceptions";
}

std::string_view switch_off_note() {
  return "The verdict follows from the facts, the policies and the day above, and from nothing "
         "else. "
         "Other facts take a descriptor signed with a trusted key, other policies another fleet "
         "config.";
}

std::string span_words(const OtherVersion& version) {
  if (version.until == facts::end_of_time) return "from " + facts::iso(version.from) + " on";
  return facts::iso(version.from) + " to " + facts::iso(version.until);
}

std::string heading(const Counterfactual& counterfactual, const facts::Situation& situation) {
  return std::string(decision::word(counterfactual.outcome)) +
         ", if these were otherwise: " + listed(counterfactual.facts, " and ", [&](Fact fact) {
           return plain_name(fact) + " (" + known_words(situation, fact) + ")";
         });
}

std::string words(const Change& change) {
  return plain_name(change.fact) + ": " + change.words;
}

std::string words(const Way& way) {
  return listed(way, "; with ", [](const Change& change) { return words(change); });
}

std::string counterfactual_note(const Counterfactuals& counterfactuals) {
  std::string text =
      "Each set is minimal: no part of it is enough. All other facts stay as they are, known or "
      "unknown. Values that are listed together can be exchanged for one another.";
  text += counterfactuals.complete
              ? " All sets are listed."
              : " The search was stopped: sets may be missing, or smaller ones may do as well.";
  return text;
}

const std::vector<MarkMeaning>& mark_meanings() {
  static const std::vector<MarkMeaning> meanings{
      {"✓", "yes, whatever the unknown turns out to be"},
      {"✗", "no, whatever the unknown turns out to be"},
      {"~", "open: the wording doesn't settle it"},
      {"?", "several answers are possible, since a fact is not known"}};
  return meanings;
}

}  // namespace guard::explanation
