// SPDX-License-Identifier: LGPL-2.1-or-later
// One clause: what meets it, what lifts it, and the reasons it gives.
#include "guard/decision/judge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/guard/policy/support.hpp"

namespace guard::decision {

using namespace policy;
using facts::Situation;
namespace {

using facts::Fact;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Judgement judged(const Clause& clause, const Situation& s) {
  return judge(clause, s.context, s.stage);
}

TEST(Judge, AnExceptionThatMayHoldCannotLift) {
  const Clause clause = clause_with(R"([[clause.when]]
timing = { yes = "real-time" }
[[clause.unless]]
authority = { yes = "warrant" }
)");
  Situation s;
  s.context.timing = one(facts::timings, "real-time");
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
  EXPECT_THAT(judged(clause, s).missing, ElementsAre(Fact::authority));

  s.context.authority = {{one(facts::authorities, "warrant") | one(facts::authorities, "none")},
                         false};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);

  s.context.authority = {{one(facts::authorities, "none")}, false};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::prohibit);

  s.context.authority = facts::Held<facts::WordSet>::nothing();
  EXPECT_EQ(judged(clause, s).outcome, Outcome::prohibit);

  s.context.authority = {{one(facts::authorities, "exigent"), one(facts::authorities, "warrant")},
                         false};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::permit);
}

TEST(Judge, HalfAnExceptionCannotLift) {
  const Clause clause = clause_with(R"([[clause.when]]
timing = { yes = "real-time" }
[[clause.unless]]
authority = { yes = "warrant" }
location = { yes = "US-OR" }
)");
  Situation s;
  s.context.timing = one(facts::timings, "real-time");
  s.context.authority = {{one(facts::authorities, "warrant")}, false};
  s.context.location = {{"US"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
  s.context.location = {{"US-OR/portland"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::permit);
  s.context.location = {{"US-OR/portland"}, {"US-CA"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
  s.context.location = {{"US-CA"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::prohibit);
  s.context.location = {{"US-OR/portland"}};
  s.context.authority = facts::Held<facts::WordSet>::nothing();
  EXPECT_EQ(judged(clause, s).outcome, Outcome::prohibit);
}

TEST(Judge, AnOpenWordingCannotPermitOrProhibit) {
  const Clause clause = clause_with(R"([[clause.when]]
timing = { yes = "real-time", open = "near-real-time", question = "How near?" }
)");
  Situation s;
  s.context.timing = one(facts::timings, "near-real-time");
  const Judgement judgement = judged(clause, s);
  EXPECT_EQ(judgement.outcome, Outcome::undetermined);
  EXPECT_THAT(judgement.open, ElementsAre("How near?"));
  EXPECT_THAT(judgement.missing, IsEmpty());
}

TEST(Judge, AnExceptionWhoseWordingIsOpenCannotLiftOrFail) {
  const Clause clause = clause_with(R"([[clause.when]]
timing = { yes = "real-time" }
[[clause.unless]]
authority = { open = "exigent", question = "Is that an emergency?" }
)");
  Situation s;
  s.context.timing = one(facts::timings, "real-time");
  s.context.authority = {{one(facts::authorities, "exigent")}, false};
  const Judgement judgement = judged(clause, s);
  EXPECT_EQ(judgement.outcome, Outcome::undetermined);
  EXPECT_THAT(judgement.open, ElementsAre("Is that an emergency?"));
  s.context.authority = {{one(facts::authorities, "warrant")}, false};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::prohibit);
}

TEST(Judge, AnUnknownPlaceCannotBeCertainToLieInsideOrOutside) {
  const Clause clause = clause_with("[[clause.when]]\nlocation = { yes = \"US-OR\" }\n");
  Situation s;
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
  s.context.location = {{"US"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
  s.context.location = {{"US-OR"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::prohibit);
  s.context.location = {{"FR"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::permit);
}

TEST(Judge, AFactThatChangesNothingCannotBeMissing) {
  const Clause clause = clause_with(R"([[clause.when]]
timing = { yes = "real-time" }
operator = { yes = { country = "US" } }
[[clause.when]]
environment = { yes = "school" }
)");
  Situation s;
  s.context.timing = one(facts::timings, "real-time");
  EXPECT_THAT(judged(clause, s).missing, ElementsAre(Fact::environment));
}

TEST(Judge, TwoTestsOfOneFactCannotBeAnsweredApart) {
  // No capability is both, so nothing can meet this clause, however little is known.
  const Clause clause = clause_with(R"([[clause.when]]
capability = { yes = "emotion" }
[[clause.when]]
capability = { yes = "face-detection" }
)");
  EXPECT_EQ(judged(clause, {}).outcome, Outcome::permit);
}

TEST(Judge, TwoPlacesCannotBeAnsweredApart) {
  const Clause clause = clause_with(R"([[clause.when]]
location = { yes = "US-OR" }
[[clause.when]]
location = { yes = "US-CA" }
)");
  Situation s;
  EXPECT_EQ(judged(clause, s).outcome, Outcome::permit);
  s.context.location = {{"US"}};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::permit);
}

TEST(Judge, AStationaryCameraCannotBeTakenForADrone) {
  const Clause clause = clause_with(R"([[clause.when]]
camera = { yes = { mobility = "stationary" } }
)");
  const auto camera = [](std::string_view form, std::string_view mobility) {
    Situation s;
    s.context.camera =
        facts::camera_set(one(facts::camera_forms, form), one(facts::mobilities, mobility));
    return s;
  };
  EXPECT_EQ(judged(clause, camera("fixed", "stationary")).outcome, Outcome::prohibit);
  EXPECT_EQ(judged(clause, camera("drone", "mobile")).outcome, Outcome::permit);
  EXPECT_EQ(judged(clause, camera("drone", "stationary")).outcome, Outcome::permit);
}

TEST(Judge, SeveralServedPartiesCanMeetSeveralConditions) {
  const Clause clause = clause_with(R"([[clause.when]]
acting_for = { yes = { kind = "sheriff", country = "US" } }
[[clause.when]]
acting_for = { yes = { kind = "court" } }
)");
  Situation s;
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
  s.context.acting_for = {{party("sheriff", "US"), party("court", "FR")}, false};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::prohibit);
  s.context.acting_for = {{party("sheriff", "US") | party("court", "FR")}, false};
  EXPECT_EQ(judged(clause, s).outcome, Outcome::permit);
  s.context.acting_for.open_ended = true;
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
}

TEST(Judge, OneFactKnownToBeOutsideCannotBeOutweighed) {
  const Clause clause = clause_with(R"([[clause.when]]
capability = { yes = "emotion" }
[[clause.when]]
operator = { yes = { country = "US" } }
)");
  Situation s;
  s.stage.capability = one(facts::capabilities, "face-redaction");
  EXPECT_EQ(judged(clause, s).outcome, Outcome::permit);
  s.stage.capability = one(facts::capabilities, "emotion");
  EXPECT_THAT(judged(clause, s).missing, ElementsAre(Fact::operators));
  s.stage.capability = facts::capabilities.all();
  EXPECT_THAT(judged(clause, s).missing, UnorderedElementsAre(Fact::capability, Fact::operators));
}

TEST(Judge, AFactLeftNoValueCannotPermit) {
  const Clause clause = clause_with(R"([[clause.when]]
timing = { yes = "real-time" }
)");
  Situation s;
  s.context.timing.reset();
  EXPECT_EQ(judged(clause, s).outcome, Outcome::undetermined);
}

TEST(Judge, AQuestionThatSettlesNothingCannotBeAsked) {
  const Clause clause = clause_with(R"([[clause.when]]
operator = { yes = { kind = "sheriff" } }
acting_for = { open = { kind = "prosecutor" }, question = "For a prosecutor?" }
[[clause.when]]
timing = { open = "recorded", question = "Recorded?" }
)");
  Situation s;
  s.context.operators = party("sheriff", "US");
  s.context.timing = one(facts::timings, "recorded");
  EXPECT_THAT(judged(clause, s).open, testing::ElementsAre("Recorded?"));
  s.context.operators = party("private-company", "US");
  EXPECT_THAT(judged(clause, s).open,
              testing::UnorderedElementsAre("For a prosecutor?", "Recorded?"));
}

TEST(Judge, AClauseTooLargeToWorkOutCannotPermit) {
  Clause clause;
  for (const Fact fact :
       {Fact::capability, Fact::gallery, Fact::environment, Fact::timing, Fact::vendor_approval})
    for (std::size_t i = 0; i < 10; ++i)
      clause.when.push_back(
          {policy::Test{fact, Cover<facts::WordSet>{facts::WordSet{}.set(i), {}}, {}, {}}});
  Situation none;  // leaves every fact any bit: eleven answers for each of five facts
  none.stage = {{}, {}, {}};
  none.context.environment.reset();
  none.context.timing.reset();
  none.context.vendor_approval.reset();
  EXPECT_EQ(judged(clause, none).outcome, Outcome::undetermined);
  EXPECT_EQ(judged(clause, none).missing.size(), 5u);
}

}  // namespace
}  // namespace guard::decision
