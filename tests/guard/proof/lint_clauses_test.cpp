// SPDX-License-Identifier: LGPL-2.1-or-later
// Clauses and parts of clauses that have no effect.
#include <gmock/gmock.h>

#include "tests/guard/proof/support.hpp"

namespace guard::proof {
namespace {

using testing::HasSubstr;

std::string clause(std::string_view blocks) {
  return pack_with(clause_head("X") + std::string(blocks));
}

constexpr std::string_view identification = R"([[clause.when]]
capability = { yes = ["face-identification", "face-verification"], open = "face-embedding", question = "Is it?" }
)";

std::string identification_and(std::string_view blocks) {
  return clause(std::string(identification) + std::string(blocks));
}

TEST(LintOfClauses, CannotFindAnythingInAClauseThatIsInOrder) {
  expect_clean(identification_and(R"([[clause.when]]
operator = { yes = { group = "law-enforcement", country = "US" } }
acting_for = { yes = { group = "law-enforcement", country = "US" } }
[[clause.unless]]
authority = { yes = "warrant" }
timing = { yes = "recorded" }
[[clause.unless]]
authority = { open = "exigent", question = "Was there time?" }
)"));
}

TEST(LintOfClauses, CannotMissConditionsThatContradictEachOther) {
  EXPECT_THAT(expect_finding(identification_and(R"([[clause.when]]
timing = { yes = "recorded" }
[[clause.when]]
@capability = { yes = "emotion" }
)"),
                             "never-applies", Severity::error),
              HasSubstr("condition of line 13"));
}

TEST(LintOfClauses, CannotMissConditionsThatOnlyTogetherContradictEachOther) {
  expect_finding(identification_and(R"([[clause.when]]
capability = { yes = "face-identification" }
timing = { yes = "recorded" }
[[clause.when]]
capability = { yes = "face-verification" }
timing = { yes = "real-time" }
[[clause.when]]
@timing = { yes = "near-real-time" }
)"),
                 "never-applies", Severity::error);
}

TEST(LintOfClauses, CannotMissAContradictionOfPlacesCamerasOrParties) {
  expect_finding(clause(R"([[clause.when]]
location = { yes = "US-OR/portland" }
[[clause.when]]
@location = { yes = ["US-WA", "GB"] }
)"),
                 "never-applies", Severity::error);
  expect_finding(clause(R"([[clause.when]]
camera = { yes = { form = ["drone", "body-worn"] } }
[[clause.when]]
@camera = { yes = { mobility = "stationary" } }
)"),
                 "never-applies", Severity::error);
  expect_finding(clause(R"([[clause.when]]
operator = { yes = { kind = "sheriff", country = "US" } }
[[clause.when]]
@operator = { yes = { kind = "sheriff", country = "CA" } }
)"),
                 "never-applies", Severity::error);
}

// Several may be served, or titles be held, at once.
TEST(LintOfClauses, CannotTakeThingsHeldTogetherForAContradiction) {
  expect_clean(clause(R"([[clause.when]]
acting_for = { yes = { kind = "sheriff", country = "US" } }
[[clause.when]]
acting_for = { yes = { kind = "sheriff", country = "CA" } }
[[clause.when]]
authority = { yes = "warrant" }
[[clause.when]]
authority = { yes = "exigent" }
)"));
}

TEST(LintOfClauses, CannotMissAnExceptionThatAlwaysHolds) {
  expect_finding(clause(R"([[clause.when]]
capability = { yes = "emotion" }
@[[clause.unless]]
capability = { yes = ["emotion", "sensitive-attributes"] }
)"),
                 "always-lifted", Severity::error);
}

TEST(LintOfClauses, CannotMissExceptionsThatTogetherAlwaysHold) {
  expect_finding(pack_with(R"([[clause]]
id = @"X"
text = "A sentence."
citation = "Section 1 of an act"
evidence = "verbatim"
[[clause.when]]
capability = { yes = "emotion" }
[[clause.unless]]
timing = { yes = "recorded" }
[[clause.unless]]
timing = { yes = ["real-time", "near-real-time"] }
)"),
                 "always-lifted", Severity::error);
}

TEST(LintOfClauses, CannotMissAnExceptionThatNeverHoldsWhereTheClauseDoes) {
  expect_finding(identification_and(R"([[clause.when]]
location = { yes = "US-CA" }
@[[clause.unless]]
id = "X.1"
location = { yes = "US-OR" }
authority = { yes = "warrant" }
)"),
                 "idle-exception", Severity::error);
}

// A fact stands once in a block, so an exception can contradict itself only through things held:
// it can't. What contradicts the clause is found, whatever else the exception asks.
TEST(LintOfClauses, CannotMissAnExceptionOfAnotherCamera) {
  expect_finding(identification_and(R"([[clause.when]]
camera = { yes = { form = "body-worn" } }
@[[clause.unless]]
camera = { yes = { mobility = "stationary" } }
authority = { yes = "warrant" }
timing = { yes = "recorded" }
)"),
                 "idle-exception", Severity::error);
}

TEST(LintOfClauses, CannotMissAnExceptionThatAnotherCovers) {
  EXPECT_THAT(expect_finding(identification_and(R"([[clause.unless]]
authority = { yes = ["warrant", "exigent"] }
@[[clause.unless]]
authority = { yes = "warrant" }
timing = { yes = "recorded" }
)"),
                             "covered-exception", Severity::warning),
              HasSubstr("line 14"));
}

TEST(LintOfClauses, CannotMissAnExceptionThatIsWrittenTwice) {
  EXPECT_THAT(expect_finding(identification_and(R"([[clause.unless]]
authority = { yes = "warrant" }
@[[clause.unless]]
authority = { yes = "warrant" }
)"),
                             "covered-exception", Severity::warning),
              HasSubstr("line 14"));
}

TEST(LintOfClauses, CannotMissAnExceptionThatOnlyOpensWhatIsOpen) {
  EXPECT_THAT(expect_finding(identification_and(R"(@[[clause.unless]]
capability = { yes = "face-embedding" }
authority = { open = "warrant", question = "Does a warrant do?" }
)"),
                             "idle-exception", Severity::warning),
              HasSubstr("changes nothing"));
}

TEST(LintOfClauses, CannotMissAConditionThatExcludesNothing) {
  expect_finding(identification_and(R"([[clause.when]]
@vendor_approval = { yes = ["none", "granted"] }
)"),
                 "idle-condition", Severity::warning);
  expect_finding(identification_and(R"([[clause.when]]
@operator = { yes = [{ group = "public-body" }, { group = "private-body" }] }
)"),
                 "idle-condition", Severity::warning);
  // A worn camera is mobile, and who may be anywhere in California is in the United States.
  expect_finding(clause(R"([[clause.when]]
camera = { yes = { form = "body-worn" } }
[[clause.when]]
@camera = { yes = { mobility = "mobile" } }
)"),
                 "idle-condition", Severity::warning);
  expect_finding(clause(R"([[clause.when]]
location = { yes = "US-CA" }
[[clause.when]]
@location = { yes = "US" }
)"),
                 "idle-condition", Severity::warning);
}

TEST(LintOfClauses, CannotTakeAConditionThatLeavesOpenForOneThatExcludesNothing) {
  expect_clean(identification_and(R"([[clause.when]]
vendor_approval = { yes = "none", open = "granted", question = "Does approval matter?" }
)"));
}

TEST(LintOfClauses, CannotMissALineThatNeverMatters) {
  expect_finding(clause(R"([[clause.when]]
capability = { yes = "emotion" }
[[clause.when]]
timing = { yes = "recorded" }
@capability = { yes = "face-identification" }
)"),
                 "idle-line", Severity::warning);
  expect_finding(identification_and(R"([[clause.unless]]
@capability = { yes = ["face-identification", "face-verification", "face-embedding"] }
authority = { yes = "warrant" }
)"),
                 "idle-line", Severity::warning);
}

}  // namespace
}  // namespace guard::proof
