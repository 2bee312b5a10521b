// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading invariants.
#include "guard/proof/invariant.hpp"

#include <gtest/gtest.h>

#include "tests/guard/proof/support.hpp"

namespace guard::proof {
namespace {

std::string invariant(std::string_view more) {
  return "[[invariant]]\nname = \"i\"\ntext = \"A promise.\"\npolicies = [\"p\"]\n"
         "from = 2024-01-01\nnever = \"permit\"\n" +
         std::string(more);
}

// Refused, where '@' stands.
void expect_refused(std::string_view marked) {
  const Planted mistake = planted(marked);
  const auto read = parse_invariants(mistake.text, "i.toml", policy::shipped_groups());
  ASSERT_FALSE(read) << mistake.text;
  EXPECT_EQ(read.error().file, "i.toml");
  EXPECT_EQ(read.error().line, mistake.line) << read.error().text();
  EXPECT_EQ(read.error().column, mistake.column) << read.error().text();
}

TEST(AnInvariant, CannotHoldAnUnknownFieldFactOrWord) {
  ASSERT_TRUE(parse_invariants(invariant(""), "i.toml", policy::shipped_groups()));
  expect_refused(invariant("@untill = 2025-01-01\n"));
  expect_refused(invariant("[invariant.where]\n@moblity = \"mobile\"\n"));
  expect_refused(invariant("[invariant.where]\ntiming = @\"realtime\"\n"));
  expect_refused(invariant("[invariant.where]\noperator = { group = @\"polise\" }\n"));
  expect_refused(
      invariant("[invariant.where]\noperator = { kind = \"sheriff\", @coutry = \"US\" }\n"));
  expect_refused(invariant("[invariant.where]\nlocation = @\"us\"\n"));
  expect_refused(invariant("where = @\"everywhere\"\n"));
  expect_refused(invariant("until = @2023-12-31\n"));
  expect_refused(
      "[[invariant]]\nname = \"i\"\ntext = \"x\"\npolicies = [\"p\"]\nfrom = 2024-01-01\n"
      "never = @\"prohibited\"\n");
  expect_refused(invariant("") +
                 "[[invariant]]\nname = @\"i\"\ntext = \"A promise.\"\n"
                 "policies = [\"p\"]\nfrom = 2024-01-01\nnever = \"permit\"\n");
  expect_refused(
      "@[[invariant]]\ntext = \"x\"\npolicies = [\"p\"]\nfrom = 2024-01-01\nnever = "
      "\"permit\"\n");
}

// What a group leaves open is not what is promised of the group.
TEST(AnInvariant, CannotSpeakOfAGroupsArguableMembers) {
  const auto read =
      parse_invariants(invariant("[invariant.where]\noperator = { group = \"law-enforcement\" }\n"),
                       "i.toml", policy::shipped_groups());
  ASSERT_TRUE(read);
  const policy::Test* by = read->front().narrows(facts::Fact::operators);
  ASSERT_NE(by, nullptr);
  const auto& yes = std::get<policy::Cover<facts::PartySet>>(by->cover).yes;
  EXPECT_TRUE((yes & policy::party("sheriff", "US")).any());
  EXPECT_TRUE((yes & policy::party("prosecutor", "US")).none());
}

}  // namespace
}  // namespace guard::proof
