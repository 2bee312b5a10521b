// SPDX-License-Identifier: LGPL-2.1-or-later
// Rows of case files: what they don't say stays unknown.
#include <gtest/gtest.h>

#include <map>

#include "tests/guard/policy/support.hpp"
#include "tools/cli/policy_situation.hpp"

namespace guard::decision {

using namespace policy;
namespace {

using Row = std::map<std::string_view, std::string_view>;

Expected<facts::Situation> situation(Row row) {
  return tools::cli::situation_of(
      [row = std::move(row)](std::string_view column) mutable { return row[column]; });
}

TEST(SituationRow, AnEmptyRowCannotKnowAnything) {
  for (const auto& s : {situation({}), situation({{"acting_for", "unknown"},
                                                  {"operator", "unknown"},
                                                  {"location", "unknown"},
                                                  {"authority", "unknown"}})}) {
    ASSERT_TRUE(s);
    EXPECT_TRUE(s->context.operators == facts::any_party());
    EXPECT_TRUE(s->context.acting_for.open_ended);
    EXPECT_TRUE(s->context.authority.open_ended);
    EXPECT_TRUE(s->context.location.empty());
    EXPECT_TRUE(s->context.camera == facts::any_camera());
    EXPECT_TRUE(s->stage.capability == facts::capabilities.all());
  }
}

TEST(SituationRow, PossibilitiesAndThingsHeldCannotBeConfused) {
  const auto s = situation({{"acting_for", "self|sheriff;court"},
                            {"acting_for_country", "US|FR;GB"},
                            {"authority", "warrant;exigent|none"},
                            {"location", "US-OR|DE"}});
  ASSERT_TRUE(s) << s.error().text();
  const auto& served = s->context.acting_for;
  ASSERT_EQ(served.members.size(), 2u);
  EXPECT_FALSE(served.open_ended);
  const auto first = party("sheriff", "US") | party("sheriff", "FR") | party("self", "unknown");
  EXPECT_TRUE(served.members[0] == first);

  EXPECT_TRUE(served.members[1] == party("court", "GB"));
  ASSERT_EQ(s->context.authority.members.size(), 2u);
  EXPECT_TRUE(s->context.authority.members[0] == one(facts::authorities, "warrant"));
  EXPECT_EQ(s->context.authority.members[1].count(), 2u);
  EXPECT_EQ(s->context.location.size(), 2u);
}

TEST(SituationRow, AnUnknownAmongThingsHeldCannotBeAThing) {
  const auto s = situation({{"acting_for", "court;unknown"}, {"authority", "warrant|unknown"}});
  ASSERT_TRUE(s) << s.error().text();
  EXPECT_TRUE(s->context.acting_for.open_ended);
  EXPECT_EQ(s->context.acting_for.members.size(), 1u);
  EXPECT_TRUE(s->context.authority.open_ended);
}

TEST(SituationRow, WhatIsNotUnderstoodCannotBeRead) {
  EXPECT_FALSE(situation({{"form", "bodyworn"}}));
  EXPECT_FALSE(situation({{"operator_country", "UK"}}));
  EXPECT_FALSE(situation({{"operator", "self"}}));
  EXPECT_FALSE(situation({{"location", "Oregon"}}));
  EXPECT_FALSE(situation({{"authority", "warrant;waranty"}}));
  EXPECT_FALSE(situation({{"acting_for", "court;sheriff"}, {"acting_for_country", "US;US;US"}}));
}

}  // namespace
}  // namespace guard::decision
