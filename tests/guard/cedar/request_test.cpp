// SPDX-License-Identifier: LGPL-2.1-or-later
// What is asked about a situation states all of it, and only what is known.
#include "guard/cedar/request.hpp"

#include <gmock/gmock.h>

#include "guard/proof/domain.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::cedar {
namespace {

using facts::Fact;
using policy::one;
using testing::HasSubstr;

facts::Situation known() {
  facts::Situation situation;
  auto& [context, stage] = situation;
  stage.capability = one(facts::capabilities, "face-identification");
  stage.gallery = one(facts::galleries, "none");
  stage.service = one(facts::services, "other");
  context.operators = policy::party("sheriff", "US");
  context.acting_for = {{policy::party("court", "FR"), policy::party("sheriff", "US")}, false};
  context.location = {{"US-OR/portland"}};
  context.camera =
      facts::camera_set(one(facts::camera_forms, "drone"), one(facts::mobilities, "mobile"));
  context.environment = one(facts::environments, "school");
  context.timing = one(facts::timings, "recorded");
  context.authority = {{one(facts::authorities, "warrant")}, false};
  context.vendor_approval = one(facts::vendor_approvals, "none");
  return situation;
}

TEST(CedarRequest, AKnownFactCannotBeLeftOut) {
  EXPECT_EQ(
      context(known(), policy::day("2024-05-02")),
      R"({"day":20240502,"capability":"face-identification","gallery":"none","service":"other",)"
      R"("operator":{"kind":"sheriff","country":"US"},)"
      R"("acting_for":{"kinds":["court","sheriff"],"parties":["court@FR","sheriff@US"]},)"
      R"("location":["US","US-OR","US-OR/portland"],)"
      R"("camera":{"form":"drone","mobility":"mobile"},"environment":"school",)"
      R"("timing":"recorded","authority":["warrant"],"vendor_approval":"none"})");
}

TEST(CedarRequest, AnUnknownFactCannotPassForKnown) {
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    facts::Situation situation = known();
    proof::forget(situation, fact);
    const auto refused = context(situation, policy::day("2024-05-02"));
    ASSERT_FALSE(refused.has_value()) << facts::name(fact);
    EXPECT_THAT(refused.error().what, HasSubstr(std::string(facts::name(fact))));
    EXPECT_FALSE(attribute(situation, fact).has_value());
  }
}

TEST(CedarRequest, AFactOfTwoValuesCannotPassForKnown) {
  facts::Situation situation = known();
  situation.context.timing |= one(facts::timings, "real-time");
  situation.context.location.push_back({"FR"});
  situation.context.authority.members.front() |= one(facts::authorities, "exigent");
  situation.context.acting_for.members.back() |= policy::party("court", "US");
  situation.context.operators.reset();
  for (const Fact fact :
       {Fact::timing, Fact::location, Fact::authority, Fact::acting_for, Fact::operators})
    EXPECT_FALSE(attribute(situation, fact).has_value()) << facts::name(fact);
}

TEST(CedarRequest, AHyphenInACityCannotMakeAPlace) {
  facts::Situation situation = known();
  situation.context.location = {{"US-LA/new-orleans"}};
  EXPECT_EQ(attribute(situation, Fact::location), R"(["US","US-LA","US-LA/new-orleans"])");
}

}  // namespace
}  // namespace guard::cedar
