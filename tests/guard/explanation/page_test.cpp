// SPDX-License-Identifier: LGPL-2.1-or-later
// The pages: nothing that decides is left out, and no text from a pack becomes anything but text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <boost/json.hpp>

#include "guard/decision/describe.hpp"
#include "guard/explanation/html.hpp"
#include "guard/explanation/json.hpp"
#include "guard/explanation/text.hpp"
#include "tests/guard/decision/random_situations.hpp"
#include "tests/guard/explanation/support.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::explanation {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view hostile =
    "<script>alert('x')</script> \" onload=\"x\" <!-- & </style> \x1b[2J\r\n\x7f\xc2\x9b \u202e";

Explanation explained(const std::vector<std::string>& policies, const facts::Situation& situation,
                      std::string_view day) {
  static std::vector<std::unique_ptr<decision::Decider>> kept;  // clauses are pointed to
  kept.push_back(std::make_unique<decision::Decider>(decider_of(policies)));
  return explain(*kept.back(), situation, facts::Days::only(policy::day(day)));
}

facts::Situation police_officer() {
  return situation_with({{"capability", "face-identification"},
                         {"operator", "sheriff"},
                         {"operator_country", "US"},
                         {"acting_for", "self"},
                         {"timing", "recorded"}});
}

// The page without its line breaks and indentation.
std::string unbroken(const std::string& page) {
  std::string text;
  for (const char c : page)
    if ((c != ' ' && c != '\n') || text.empty() || text.back() != ' ') text += c == '\n' ? ' ' : c;
  return text;
}

TEST(Page, AClauseThatDecidesCannotBeLeftOut) {
  const auto decider = decider_of({"microsoft", "eu"});
  const facts::Days days = facts::Days::only(policy::day("2026-11-23"));
  EXPECT_TRUE(rc::check([&] {
    const facts::Situation situation = decision::random_situation();
    const Explanation explanation = explain(decider, situation, days);
    const std::string text = unbroken(text_page(explanation));
    const std::string html = html_page(explanation);
    std::size_t deciding = 0;
    for (const ClauseExplanation& one : explanation.clauses) deciding += one.decides ? 1u : 0u;
    RC_ASSERT(deciding == explanation.verdict.findings.size());
    for (const decision::Finding& finding : explanation.verdict.findings) {
      const std::string title =
          finding.clause + " of " + finding.policy + ", version " + finding.version + ": ";
      RC_ASSERT(text.find(title) != std::string::npos);
      RC_ASSERT(text.find(unbroken(finding.text)) != std::string::npos);
      RC_ASSERT(html.find(escaped(finding.text)) != std::string::npos);
      RC_ASSERT(html.find(escaped(finding.citation)) != std::string::npos);
      for (const std::string& question : finding.open)
        RC_ASSERT(html.find(escaped(question)) != std::string::npos);
    }
  }));
}

TEST(Page, EachClauseInForceHasAReason) {
  const auto explanation = explained({"strictest"}, police_officer(), "2026-11-23");
  const std::string text = unbroken(text_page(explanation));
  EXPECT_GT(explanation.clauses.size(), 30u);
  for (const ClauseExplanation& one : explanation.clauses) {
    EXPECT_EQ(one.why_not.empty(), one.decides) << one.clause->id;
    EXPECT_THAT(text, HasSubstr(unbroken(one.decides ? one.clause->text : one.why_not)));
  }
}

TEST(Page, ATextFromAPackCannotBecomeMarkup) {
  policy::Clause clause = policy::clause_with(R"([[clause.when]]
capability = { yes = "face-identification", open = "emotion", question = "?" }
[[clause.unless]]
id = "E"
citation = "C"
authority = { yes = "warrant" }
)");
  const std::string text(hostile);
  clause.id = clause.text = clause.citation = clause.evidence = text;
  clause.when[0][0].question = clause.unless[0].id = clause.unless[0].citation = text;
  const MadeUp policy({clause});
  for (const char* capability : {"face-identification", "emotion", "unknown", "face-detection"}) {
    Explanation explanation =
        explain(policy.decider(), situation_with({{"capability", capability}}),
                facts::Days::only(policy::day("2026-01-01")));
    explanation.notes.push_back(text);
    const std::string html = html_page(explanation);
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("alert('")));
    EXPECT_THAT(html, Not(HasSubstr("\" onload")));
    EXPECT_THAT(html, Not(HasSubstr("<!--")));
    EXPECT_EQ(html.find("</style>"), html.rfind("</style>"));
    const std::string terminal = text_page(explanation);
    for (const std::string_view control : {"\x1b", "\r", "\x7f", "\xc2\x9b", "\u202e"}) {
      EXPECT_THAT(html, Not(HasSubstr(control)));
      EXPECT_THAT(terminal, Not(HasSubstr(control)));
    }
    const auto json = boost::json::parse(json_page(explanation));
    EXPECT_EQ(json.at("notes").at(0), boost::json::string(text));
  }
}

TEST(Page, TheHtmlCannotNeedAnythingElse) {
  const std::string html = html_page(explained({"us"}, police_officer(), "2026-11-23"));
  for (const char* foreign : {"<script", "src=", "href=", "url(", "@import", "http:"})
    EXPECT_THAT(html, Not(HasSubstr(foreign)));
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"col\">"));
}

TEST(Page, ATitleThatLiftsNothingCannotBeNamedAsASwitch) {
  const auto blocked =
      explained({"ms-azure-openai/police-clauses"}, police_officer(), "2024-05-03");
  EXPECT_EQ(blocked.switch_off, SwitchOff::no);
  const std::string text = unbroken(text_page(blocked));
  EXPECT_THAT(text, HasSubstr("No: no title, warrant or vendor's approval makes this verdict"));
  EXPECT_THAT(text,
              HasSubstr("MS.P: it has no exceptions: no title, warrant or approval lifts it"));
}

TEST(Page, ATitleThatLiftsItCannotBeConcealed) {
  auto in_utah = police_officer();
  in_utah.context.location = {facts::Place{"US-UT"}};
  in_utah.context.environment = policy::one(facts::environments, "uncontrolled-public");
  in_utah.stage.gallery = policy::one(facts::galleries, "suspects-inmates");
  in_utah.context.authority = facts::Held<facts::WordSet>::nothing();
  const auto blocked = explained({"us-ut-77-23d-106"}, in_utah, "2026-05-01");
  ASSERT_TRUE(decision::blocks(blocked.verdict.outcome));
  EXPECT_EQ(blocked.switch_off, SwitchOff::yes);
  EXPECT_THAT(text_page(blocked), HasSubstr("Yes, by title or approval alone"));
  EXPECT_EQ(boost::json::parse(json_page(blocked)).at("titles_could_permit"), "yes");
}

TEST(Page, APermitThatRestsOnAnExceptionCannotHideIt) {
  auto in_france = police_officer();
  in_france.context.location = {facts::Place{"FR"}};
  in_france.context.timing = policy::one(facts::timings, "real-time");
  in_france.context.environment = policy::one(facts::environments, "uncontrolled-public");
  in_france.context.authority = {{policy::one(facts::authorities, "eu-5-1-h-authorisation")},
                                 false};
  const auto permitted = explained({"eu-ai-act-5-1-h"}, in_france, "2026-05-01");
  ASSERT_FALSE(decision::blocks(permitted.verdict.outcome));
  const std::string lifts = "AIA.5.1.h.iii+5.3 lifts AIA.5.1.h";
  EXPECT_THAT(decision::one_line(permitted.verdict), HasSubstr(lifts));
  EXPECT_THAT(decision::paragraphs(permitted.verdict, in_france.context), HasSubstr(lifts));
  EXPECT_EQ(boost::json::parse(decision::json(permitted.verdict)).at("lifted").at(0).at("clause"),
            "AIA.5.1.h");
  EXPECT_THAT(text_page(permitted), HasSubstr(lifts));
  EXPECT_THAT(html_page(permitted), HasSubstr(lifts));
}

TEST(Page, JsonCannotChangeItsKeys) {
  const auto page = boost::json::parse(
      json_page(explained({"microsoft-police"}, police_officer(), "2024-05-03")));
  const auto keys = [](const boost::json::value& object) {
    std::string names;
    for (const auto& member : object.as_object()) names += std::string(member.key()) + " ";
    return names;
  };
  EXPECT_EQ(keys(page),
            "outcome reason days notes policies facts missing clauses lifted not_in_force "
            "titles_could_permit counterfactuals ");
  EXPECT_EQ(keys(page.at("clauses").at(0)),
            "policy version clause text citation evidence outcome decides met lifted exact "
            "conditions exceptions missing open why_not titles_can_lift ");
  const auto& set = page.at("counterfactuals").at("sets").at(0);
  EXPECT_EQ(keys(set), "outcome facts ways ");
  EXPECT_EQ(keys(set.at("ways").at(0).at(0)), "fact words values ");
}

}  // namespace
}  // namespace guard::explanation
