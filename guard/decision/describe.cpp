// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/describe.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace guard::decision {
namespace {

using facts::Fact;

template <class List>
std::string joined(const List& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::string clause_list(const Verdict& verdict) {
  std::string text;
  for (std::size_t i = 0; i < verdict.findings.size(); ++i) {
    const Finding& finding = verdict.findings[i];
    text += (text.empty() ? "" : ", ") + finding.clause;
    const bool last_of_version = i + 1 == verdict.findings.size() ||
                                 verdict.findings[i + 1].policy != finding.policy ||
                                 verdict.findings[i + 1].version != finding.version;
    if (last_of_version) text += " (" + finding.policy + " " + finding.version + ")";
  }
  return text;
}

std::vector<std::string_view> names(const std::vector<Fact>& facts) {
  std::vector<std::string_view> names;
  for (const Fact fact : facts) names.push_back(facts::name(fact));
  return names;
}

// Whether the parties differ in nothing but their country.
bool only_country_unknown(const facts::PartySet& parties) {
  return facts::kinds_of(parties).count() == 1 && parties.count() > 1;
}

// The exceptions that a permit rests on: "(e) lifts X.1 (policy/full 2024)".
std::string lifted_list(const Verdict& verdict) {
  std::vector<std::string> each;
  for (const Lifted& one : verdict.lifted) {
    std::string text =
        one.exception + " lifts " + one.clause + " (" + one.policy + " " + one.version + ")";
    if (std::find(each.begin(), each.end(), text) == each.end()) each.push_back(std::move(text));
  }
  return joined(each);
}

boost::json::array json_list(const std::vector<std::string_view>& words) {
  return boost::json::array(words.begin(), words.end());
}

}  // namespace

std::string one_line(const Verdict& verdict) {
  switch (verdict.outcome) {
    case Outcome::permit:
      return verdict.lifted.empty() ? "permit: no clause applies"
                                    : "permit: " + lifted_list(verdict);
    case Outcome::prohibit:
      return "prohibit by " + clause_list(verdict);
    case Outcome::undetermined:
      break;
  }
  std::string line = "undetermined: " + clause_list(verdict) + " may apply";
  const auto missing = verdict.missing();
  if (!missing.empty())
    line += ", missing: " + joined(names(missing));
  else
    line += ", its wording is open here";
  return line;
}

std::string paragraphs(const Verdict& verdict, const facts::Context& context) {
  if (verdict.outcome == Outcome::permit) {
    std::string text =
        "Permitted: none of the bound policies prohibits this stage here. That does not make it "
        "lawful.\n";
    for (const Lifted& one : verdict.lifted)
      text += "\n" + one.exception + " lifts " + one.clause + " of " + one.policy + ", version " +
              one.version + "\n  Source: " + one.citation + "\n";
    return text;
  }
  std::string text = verdict.outcome == Outcome::prohibit
                         ? "Prohibited, whatever else may be unknown:\n"
                         : "Undetermined, and so blocked: these clauses can't be ruled out.\n";
  for (const Finding& finding : verdict.findings) {
    text += "\n" + finding.clause + " of " + finding.policy + ", version " + finding.version + "\n";
    text += "  " + finding.text + "\n";
    text += "  Source: " + finding.citation + "\n";
    text += "  Evidence: " + finding.evidence + ", " +
            std::string(evidence_meaning(finding.evidence)) + "\n";
    if (!finding.missing.empty()) {
      std::vector<std::string> plain_names;
      for (const Fact fact : finding.missing) plain_names.push_back(missing_words(fact, context));
      text += "  To decide it, state: " + joined(plain_names) + "\n";
    }
    for (const std::string& question : finding.open) text += "  Left open: " + question + "\n";
  }
  return text;
}

std::string json(const Verdict& verdict) {
  boost::json::array clauses;
  boost::json::array findings;
  for (const Finding& finding : verdict.findings) {
    clauses.emplace_back(finding.clause);
    findings.push_back({{"outcome", word(finding.outcome)},
                        {"policy", finding.policy},
                        {"version", finding.version},
                        {"clause", finding.clause},
                        {"text", finding.text},
                        {"citation", finding.citation},
                        {"evidence", finding.evidence},
                        {"missing", json_list(names(finding.missing))},
                        {"open", boost::json::array(finding.open.begin(), finding.open.end())}});
  }
  boost::json::array lifted;
  for (const Lifted& one : verdict.lifted)
    lifted.push_back({{"policy", one.policy},
                      {"version", one.version},
                      {"clause", one.clause},
                      {"exception", one.exception},
                      {"citation", one.citation}});
  return boost::json::serialize(
      boost::json::object{{"outcome", word(verdict.outcome)},
                          {"clauses", std::move(clauses)},
                          {"missing", json_list(names(verdict.missing()))},
                          {"findings", std::move(findings)},
                          {"lifted", std::move(lifted)}});
}

std::string_view evidence_meaning(std::string_view mark) {
  if (mark == "verbatim") return "the words of the source were read";
  if (mark == "secondary") return "known from reports about the source only";
  return "not confirmed by any text at hand";
}

std::string missing_words(Fact fact, const facts::Context& context) {
  const auto& served = context.acting_for;
  if (fact == Fact::operators && only_country_unknown(context.operators)) return "operator country";
  if (fact == Fact::acting_for && !served.open_ended &&
      std::all_of(served.members.begin(), served.members.end(), [](const auto& party) {
        return party.count() == 1 || only_country_unknown(party);
      }))
    return "acting for: country";
  std::string name(facts::name(fact));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace guard::decision
