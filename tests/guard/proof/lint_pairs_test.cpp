// SPDX-License-Identifier: LGPL-2.1-or-later
// Clauses of one version that do the work of others.
#include <gmock/gmock.h>

#include "tests/guard/proof/support.hpp"

namespace guard::proof {
namespace {

using testing::HasSubstr;

constexpr std::string_view wide = R"([[clause.when]]
capability = { yes = ["face-identification", "face-verification"], open = "face-embedding", question = "Is it?" }
[[clause.when]]
operator = { yes = { group = "law-enforcement" } }
)";
constexpr std::string_view within = R"([[clause.when]]
capability = { yes = "face-identification", open = "face-embedding", question = "Is it?" }
[[clause.when]]
operator = { yes = { kind = ["sheriff", "state-police"], country = "US" } }
[[clause.unless]]
authority = { yes = "warrant" }
)";

std::string head(std::string_view id, std::string_view more = {}) {
  return clause_head(id) + std::string(more);
}

TEST(LintOfPairs, CannotMissAClauseThatAnotherCovers) {
  const std::string covered = "[[clause]]\nid = @\"A\"\n" + clause_head("A").substr(20);
  EXPECT_THAT(
      expect_finding(pack_with(covered + std::string(within) + head("B") + std::string(wide)),
                     "covered", Severity::error),
      HasSubstr("'B' (line"));
  EXPECT_THAT(
      expect_finding(pack_with(head("B") + std::string(wide) + covered + std::string(within)),
                     "covered", Severity::error),
      HasSubstr("'B' (line 8)"));
}

TEST(LintOfPairs, CannotMissAClauseThatStandsThereTwice) {
  const std::string second = "[[clause]]\nid = @\"B\"\n" + clause_head("B").substr(20);
  expect_finding(pack_with(head("A") + std::string(wide) + second + std::string(wide)), "identical",
                 Severity::error);
}

TEST(LintOfPairs, CannotComplainOfWhatTheSourceItselfSaysTwice) {
  expect_clean(pack_with(head("A", "covered-by = [\"B\"]\n") + std::string(within) + head("B") +
                         std::string(wide)));
}

TEST(LintOfPairs, CannotAcceptACoverThatIsNone) {
  const std::string recorded = "[[clause.when]]\ntiming = { yes = \"recorded\" }\n";
  const std::string american = "[[clause.when]]\nlocation = { yes = \"US\" }\n";
  EXPECT_THAT(expect_finding(
                  pack_with(head("A") + std::string(within) + recorded +
                            head("B", "covered-by = [@\"A\"]\n") + std::string(within) + american),
                  "not-covered", Severity::error),
              HasSubstr("timing: real-time"));
}

// An exception that the wider clause alone has leaves a situation to the narrower one.
TEST(LintOfPairs, CannotTakeAClauseForCoveredThatDecidesOnce) {
  expect_clean(pack_with(head("A") + std::string(within) + head("B") + std::string(wide) +
                         R"([[clause.unless]]
timing = { yes = "recorded" }
)"));
}

// Open in one and certain in the other: each is stricter somewhere.
TEST(LintOfPairs, CannotTakeOpenForCertain) {
  expect_clean(pack_with(head("A") + R"([[clause.when]]
capability = { yes = "emotion" }
)" + head("B") + R"([[clause.when]]
capability = { yes = "sensitive-attributes", open = "emotion", question = "Is a mood an attribute?" }
)"));
}

}  // namespace
}  // namespace guard::proof
