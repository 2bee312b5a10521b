// SPDX-License-Identifier: LGPL-2.1-or-later
// Versions and days: each version binds on its days, and a day that is not certain permits nothing
// that one of the days it may be prohibits.
#include <gtest/gtest.h>

#include "tests/guard/policy/support.hpp"

namespace guard::decision {

using namespace policy;
namespace {

using facts::Days;

// An American police officer's blurring stage: only the wording of one day forbids it.
Verdict redaction_on(Days days) {
  facts::Context context;
  context.operators = party("local-police", "US");
  const facts::StageFacts stage{one(facts::capabilities, "face-redaction"), facts::galleries.all()};
  return decide(*shipped().bind({"ms-azure-openai", "full"}), context, stage, days);
}

// Identification for nobody in particular, without approval.
Verdict identification_on(Days days) {
  facts::Context context;
  context.vendor_approval = one(facts::vendor_approvals, "none");
  const facts::StageFacts stage{one(facts::capabilities, "face-identification"),
                                facts::galleries.all()};
  return decide(*shipped().bind({"ms-azure-openai", "full"}), context, stage, days);
}

TEST(Dates, AVersionCannotBindOutsideItsDays) {
  EXPECT_EQ(redaction_on(Days::only(day("2024-04-30"))).outcome, Outcome::permit);
  EXPECT_EQ(redaction_on(Days::only(day("2024-05-01"))).clauses(), "MSERR.X");
  EXPECT_EQ(redaction_on(Days::only(day("2024-05-02"))).outcome, Outcome::permit);
}

TEST(Dates, NeighbouringVersionsCannotLeaveADayOut) {
  EXPECT_EQ(identification_on(Days::only(day("2024-04-30"))).clauses(), "MS23.I");
  EXPECT_EQ(identification_on(Days::only(day("2024-05-01"))).outcome, Outcome::prohibit);
  EXPECT_EQ(identification_on(Days::only(day("2024-05-02"))).clauses(), "MS.I");
  EXPECT_EQ(identification_on(Days::only(day("2026-11-23"))).clauses(), "MS.I");
  EXPECT_EQ(identification_on(Days::only(facts::end_of_time)).clauses(), "MS.I");
}

TEST(Dates, ADayThatIsNotCertainCannotPermit) {
  const Verdict verdict = redaction_on({day("2024-04-01"), day("2024-06-01")});
  EXPECT_EQ(verdict.outcome, Outcome::undetermined);
  ASSERT_EQ(verdict.findings.size(), 1u);
  EXPECT_EQ(verdict.findings[0].outcome, Outcome::undetermined);
  ASSERT_EQ(verdict.findings[0].open.size(), 1u);
  EXPECT_NE(verdict.findings[0].open[0].find("2024-05-01-erratum"), std::string::npos);
  EXPECT_EQ(redaction_on({day("2024-05-02"), facts::end_of_time}).outcome, Outcome::permit);
}

TEST(Dates, WhatEveryDayProhibitsCannotBeDoubted) {
  const Verdict verdict = identification_on({day("2024-04-30"), day("2024-05-02")});
  EXPECT_EQ(verdict.outcome, Outcome::prohibit);
  EXPECT_EQ(verdict.clauses(), "MS23.I;MS.I");
}

TEST(Dates, ADayWithoutVersionCannotBeCertainToProhibit) {
  EXPECT_EQ(identification_on({day("2022-12-31"), day("2023-01-01")}).outcome,
            Outcome::undetermined);
  EXPECT_EQ(identification_on(Days::only(day("2022-12-31"))).outcome, Outcome::permit);
}

TEST(Dates, TheDayAfterTheLastCannotBeForgotten) {
  std::string text = pack_text("[[clause.when]]\ncapability = { yes = \"emotion\" }\n");
  text.insert(text.find("[[clause]]"), "in-force-until = 2024-06-30\n");
  Library library;
  ASSERT_TRUE(library.add(*parse_pack(text, "p.toml", shipped_groups())));
  const auto bound = *library.bind({"p", "full"});
  const facts::StageFacts stage{one(facts::capabilities, "emotion"), facts::galleries.all()};
  const auto on = [&](std::string_view first, std::string_view last) {
    return decide(bound, {}, stage, {day(first), day(last)}).outcome;
  };
  EXPECT_EQ(on("2024-01-01", "2024-06-30"), Outcome::prohibit);
  EXPECT_EQ(on("2024-06-30", "2024-07-01"), Outcome::undetermined);
  EXPECT_EQ(on("2024-07-01", "2024-07-02"), Outcome::permit);
}

TEST(Dates, DaysTheWrongWayRoundCannotPermit) {
  EXPECT_EQ(redaction_on({day("2024-06-01"), day("2024-04-01")}).outcome, Outcome::undetermined);
}

TEST(Dates, AClockThatIsNotTrustedBindsEveryLaterVersion) {
  EXPECT_EQ(identification_on(Days::from(day("2024-04-01"))).outcome, Outcome::prohibit);
  EXPECT_EQ(redaction_on(Days::from(day("2024-04-01"))).outcome, Outcome::undetermined);
}

}  // namespace
}  // namespace guard::decision
