// SPDX-License-Identifier: LGPL-2.1-or-later
// Verdicts in words: a blocked stage names its clause, its source and what would decide it.
#include "guard/decision/describe.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/guard/policy/support.hpp"

namespace guard::decision {

using namespace policy;
namespace {

using testing::HasSubstr;
using testing::Not;

// A fixed camera's later search, of which only the police clauses are asked.
facts::Context recorded(const facts::PartySet& operators) {
  facts::Context context;
  context.operators = operators;
  context.acting_for = {{party("self", "unknown")}, false};
  context.timing = one(facts::timings, "recorded");
  return context;
}

Verdict police_verdict(const facts::Context& context, std::string_view capability) {
  const facts::StageFacts stage{one(facts::capabilities, capability), facts::galleries.all()};
  return decide(*shipped().bind({"ms-azure-openai", "police-clauses"}), context, stage,
                facts::Days::only(day("2024-06-01")));
}

TEST(Describe, ALineCannotLeaveOutWhatDecides) {
  EXPECT_EQ(one_line(police_verdict(recorded(party("sheriff", "US")), "face-identification")),
            "prohibit by MS.P (ms-azure-openai/police-clauses 2024-05)");
  EXPECT_EQ(one_line(police_verdict(recorded(party("sheriff", "unknown")), "face-identification")),
            "undetermined: MS.P (ms-azure-openai/police-clauses 2024-05) may apply, missing: "
            "operator");
  EXPECT_EQ(one_line(police_verdict(recorded(party("sheriff", "US")), "face-embedding")),
            "undetermined: MS.P (ms-azure-openai/police-clauses 2024-05) may apply, its wording is "
            "open here");
  EXPECT_EQ(one_line(police_verdict(recorded(party("sheriff", "US")), "emotion")),
            "permit: no clause applies");
}

TEST(Describe, APersonIsNotAskedForMoreThanIsMissing) {
  const auto words = [](const facts::Context& context) {
    return paragraphs(police_verdict(context, "face-identification"), context);
  };
  EXPECT_THAT(words(recorded(party("sheriff", "unknown"))),
              HasSubstr("To decide it, state: operator country\n"));
  EXPECT_THAT(words(recorded(facts::any_party())), HasSubstr("To decide it, state: operator\n"));
  const std::string prohibited = words(recorded(party("sheriff", "US")));
  EXPECT_THAT(prohibited, HasSubstr("facial recognition purposes by or for a police department"));
  EXPECT_THAT(prohibited, HasSubstr("Evidence: secondary"));
  EXPECT_THAT(prohibited, Not(HasSubstr("To decide it")));
}

TEST(Describe, JsonCannotChangeItsKeys) {
  const auto context = recorded(party("prosecutor", "US") | party("court", "US"));
  const auto value = boost::json::parse(json(police_verdict(context, "face-identification")));
  EXPECT_EQ(value.at("outcome"), "undetermined");
  EXPECT_EQ(value.at("clauses"), (boost::json::array{"MS.P"}));
  EXPECT_EQ(value.at("missing"), (boost::json::array{"operator"}));
  const auto& finding = value.at("findings").at(0).as_object();
  std::string keys;
  for (const auto& member : finding) keys += std::string(member.key()) + " ";
  EXPECT_EQ(keys, "outcome policy version clause text citation evidence missing open ");
  EXPECT_EQ(finding.at("open").as_array().size(), 1u);
}

}  // namespace
}  // namespace guard::decision
