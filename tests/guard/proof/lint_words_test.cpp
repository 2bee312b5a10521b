// SPDX-License-Identifier: LGPL-2.1-or-later
// Words, names and lists that are most likely slips.
#include <gmock/gmock.h>

#include "tests/guard/proof/support.hpp"

namespace guard::proof {
namespace {

using testing::HasSubstr;

constexpr std::string_view blocks = "[[clause.when]]\ncapability = { yes = \"emotion\" }\n";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

std::string pack() {
  return pack_with(clause_head("X") + std::string(blocks));
}

TEST(LintOfWords, CannotPassAWordThatNobodyKnows) {
  const Planted typo = planted(replaced(pack(), "\"emotion\"", "@\"emotoin\""));
  const auto findings = lint_alone(typo.text);
  ASSERT_EQ(findings.size(), 1U) << listed(findings);
  EXPECT_EQ(findings[0].rule, "refused");
  EXPECT_EQ(findings[0].error.line, typo.line);
  EXPECT_EQ(findings[0].error.column, typo.column);
  EXPECT_EQ(findings[0].error.remedy, "did you mean 'emotion'?");
}

TEST(LintOfWords, CannotStopAtTheFirstOfSeveralMistakes) {
  const std::string text = replaced(replaced(pack(), "capability", "capabilty"), "title", "titel");
  EXPECT_GE(lint_alone(text).size(), 2U) << listed(lint_alone(text));
}

TEST(LintOfWords, CannotMissACitationThatIsNone) {
  const std::string none = replaced(pack(), "citation = \"Section 1 of an act\"\n", "");
  ASSERT_EQ(lint_alone(none).size(), 1U);
  EXPECT_EQ(lint_alone(none)[0].rule, "refused");
  expect_finding(replaced(pack(), "\"Section 1 of an act\"", "@\"§ 1\""), "short-citation",
                 Severity::warning);
  expect_finding(pack() +
                     "[[clause.unless]]\nid = \"X.1\"\ncitation = @\"§ 1\"\n"
                     "authority = { yes = \"warrant\" }\n",
                 "short-citation", Severity::warning);
  expect_finding(replaced(pack(), "\"A source that says where\"", "@\"a law\""), "short-source",
                 Severity::warning);
}

TEST(LintOfWords, CannotMissATextThatIsNoSentence) {
  expect_finding(replaced(pack(), "\"A sentence.\"", "@\"A heading\""), "no-sentence",
                 Severity::warning);
  expect_finding(pack_with("silent = @\"Nothing is forbidden\"\n"), "no-sentence",
                 Severity::warning);
  expect_clean(replaced(pack(), "\"A sentence.\"", "\"They call it 'a sentence.'\""));
}

TEST(LintOfWords, CannotMissAClauseThatAProfileNamesTwice) {
  expect_finding(
      pack_with("[profiles]\npolice = [\"X\", @\"X\"]\n" + clause_head("X") + std::string(blocks)),
      "profile-twice", Severity::warning);
  expect_clean(pack_with("[profiles]\nempty = []\n" + clause_head("X") + std::string(blocks)));
}

std::string pack_in(std::string_view id, std::string_view city) {
  return replaced(pack(), "pack = \"p\"", "pack = \"" + std::string(id) + "\"") +
         "[[clause.when]]\nlocation = { yes = \"" + std::string(city) + "\" }\n";
}

TEST(LintOfWords, CannotMissACityThatIsOneSlipAwayFromAnother) {
  for (const std::string_view slip :
       {"US-OR/portlan", "US-OR/portlandd", "US-OR/pertland", "US-OR/protland"}) {
    const auto findings =
        lint({{"p.toml", pack_in("p", slip)}, {"q.toml", pack_in("q", "US-OR/portland"), false}},
             policy::shipped_groups(), policy::day("2026-01-01"))
            .findings;
    ASSERT_EQ(findings.size(), 1U) << slip << listed(findings);
    EXPECT_EQ(findings[0].rule, "city");
    EXPECT_EQ(findings[0].error.line, 15);
    EXPECT_EQ(findings[0].error.column, 20);
    EXPECT_THAT(findings[0].error.what, HasSubstr("'US-OR/portland' (q.toml:15)"));
  }
}

TEST(LintOfWords, CannotTakeCitiesOfOtherPlacesForOne) {
  for (const std::string_view other : {"US-ME/portland", "US-OR/salem", "US-OR/port"})
    EXPECT_EQ(
        listed(lint({{"p.toml", pack_in("p", other)}, {"q.toml", pack_in("q", "US-OR/portland")}},
                    policy::shipped_groups(), policy::day("2026-01-01"))
                   .findings),
        "");
}

// Lists of policies.

std::vector<Finding> lint_beside_pack(const std::string& text) {
  return lint({{"list.toml", text}, {"p.toml", pack(), false}}, policy::shipped_groups(),
              policy::day("2026-01-01"))
      .findings;
}

void expect_in_list(std::string_view marked, std::string_view rule) {
  const Planted mistake = planted(marked);
  const auto findings = lint_beside_pack(mistake.text);
  ASSERT_EQ(findings.size(), 1U) << mistake.text << listed(findings);
  EXPECT_EQ(findings[0].rule, rule);
  EXPECT_EQ(findings[0].error.line, mistake.line) << listed(findings);
  EXPECT_EQ(findings[0].error.column, mistake.column) << listed(findings);
}

TEST(LintOfLists, CannotMissABundleOfUnknownOrDoubledPolicies) {
  const std::string head = "bundle = \"b\"\ntitle = \"A title\"\ntext = \"A sentence.\"\n";
  EXPECT_EQ(listed(lint_beside_pack(head + "policies = [\"p\"]\n")), "");
  expect_in_list(head + "policies = [\n  @\"pp\",\n]\n", "unknown-policy");
  expect_in_list(head + "policies = [@\"p/polise\"]\n", "unknown-policy");
  expect_in_list(head + "policies = [\"p\", @\"p/full\"]\n", "policy-twice");
  expect_in_list(replaced(head, "\"b\"", "@\"p\"") + "policies = [\"p\"]\n", "second-bundle");
  expect_in_list(head + "@polices = [\"p\"]\npolicies = [\"p\"]\n", "refused");
}

TEST(LintOfLists, CannotMissAnInvariantOfUnknownPolicies) {
  const std::string head =
      "[[invariant]]\nname = \"i\"\ntext = \"A promise.\"\nfrom = 2024-01-01\nnever = \"permit\"\n";
  EXPECT_EQ(listed(lint_beside_pack(head + "policies = [\"p\"]\n")), "");
  expect_in_list(head + "policies = [@\"q\"]\n", "unknown-policy");
  expect_in_list(head + "policies = [\"p\"]\n@polices = \"p\"\n", "refused");
}

TEST(LintOfLists, CannotPassWhatIsNoDocument) {
  EXPECT_EQ(lint_alone("pack = \n").size(), 1U);
  EXPECT_EQ(lint_alone("").empty(), false);
}

}  // namespace
}  // namespace guard::proof
