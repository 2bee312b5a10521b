// SPDX-License-Identifier: LGPL-2.1-or-later
// Conditions in words: what is covered, what is left open, and nothing that reads as its opposite.
#include "guard/explanation/wording.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/guard/policy/support.hpp"

namespace guard::explanation {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string condition(const std::string& line) {
  return words(policy::clause_with("[[clause.when]]\n" + line + "\n").when.front());
}

TEST(Wording, WhatIsOpenCannotReadAsCovered) {
  EXPECT_EQ(condition(R"(timing = { yes = "real-time", open = "near-real-time", question = "?" })"),
            "timing is real-time; open for near-real-time");
  EXPECT_EQ(condition(R"(authority = { open = "exigent", question = "?" })"),
            "authority: open for exigent");
}

TEST(Wording, AValueThatIsBothCannotBeCalledOpen) {
  EXPECT_EQ(condition(R"(timing = { yes = "recorded", open = ["recorded"], question = "?" })"),
            "timing is recorded");
}

TEST(Wording, CoveringEverythingCannotReadAsUnknown) {
  EXPECT_EQ(condition(R"(timing = { yes = ["real-time", "near-real-time", "recorded"] })"),
            "timing is anything");
  EXPECT_EQ(
      condition(R"(camera = { yes = [{ mobility = "mobile" }, { mobility = "stationary" }] })"),
      "camera is anything");
}

TEST(Wording, EveryShippedConditionIsSaidInFull) {
  for (const auto& pack : policy::shipped().packs())
    for (const policy::Clause& clause : pack->clauses) {
      for (const policy::AnyOf& block : clause.when) {
        EXPECT_THAT(words(block), Not(HasSubstr("unknown"))) << clause.id;
        for (const policy::Test& test : block)
          EXPECT_THAT(words(block), HasSubstr(words(test))) << clause.id;
      }
      for (const policy::Exception& exception : clause.unless)
        EXPECT_THAT(words(exception), Not(HasSubstr("covers nothing"))) << clause.id;
    }
}

TEST(Wording, AllOfAnExceptionIsAskedFor) {
  const auto clause = policy::clause_with(R"([[clause.when]]
timing = { yes = "real-time" }
[[clause.unless]]
authority = { yes = "warrant" }
location = { yes = ["US-OR", "US-WA"] }
)");
  EXPECT_EQ(words(clause.unless.front()),
            "authority includes warrant, and location is in US-OR or US-WA");
}

}  // namespace
}  // namespace guard::explanation
