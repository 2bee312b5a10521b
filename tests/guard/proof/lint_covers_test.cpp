// SPDX-License-Identifier: LGPL-2.1-or-later
// Conditions that say a value twice, or certain and open at once.
#include <gmock/gmock.h>

#include "tests/guard/proof/support.hpp"

namespace guard::proof {
namespace {

std::string condition(std::string_view line) {
  return pack_with(clause_head("X") + "[[clause.when]]\n" + std::string(line) + "\n");
}

TEST(LintOfCovers, CannotMissAValueThatIsCertainAndOpen) {
  expect_finding(condition(R"(capability = { yes = ["emotion", "gait-identification"], )"
                           R"(open = ["face-embedding", @"emotion"], question = "Is it?" })"),
                 "yes-and-open", Severity::warning);
  expect_finding(condition(R"(operator = { yes = { kind = ["sheriff", "court"] }, )"
                           R"(open = { kind = ["military", @"court"] }, question = "Is it?" })"),
                 "yes-and-open", Severity::warning);
  expect_finding(condition(R"(camera = { yes = { mobility = "mobile" }, )"
                           R"(open = { form = [@"drone", "fixed"] }, question = "Is it?" })"),
                 "yes-and-open", Severity::warning);
  expect_finding(
      condition(R"(location = { yes = "US", open = ["GB", @"US-CA"], question = "Is it?" })"),
      "yes-and-open", Severity::warning);
}

// "Everywhere it is open, here it is certain", and a group of which some are certain.
TEST(LintOfCovers, CannotComplainOfWhatIsOnlyPartlyCertain) {
  expect_clean(condition(R"(location = { yes = "US-CA", open = "US", question = "Is it?" })"));
  expect_clean(condition(R"(operator = { yes = { kind = "sheriff", country = "US" }, )"
                         R"(open = { group = "law-enforcement" }, question = "Is it?" })"));
  expect_clean(condition(R"(operator = { yes = [{ group = "law-enforcement" }, )"
                         R"({ kind = ["prosecutor", "corrections"] }] })"));
}

TEST(LintOfCovers, CannotMissAnOpenThatAGroupLeavesOpenAlready) {
  expect_finding(
      condition(R"(operator = { yes = { group = "law-enforcement" }, )"
                R"(open = @{ kind = "prosecutor", country = "US" }, question = "Is it?" })"),
      "idle-open", Severity::warning);
}

TEST(LintOfCovers, CannotMissAValueThatIsListedTwice) {
  expect_finding(condition(R"(location = { yes = ["US", @"US-CA"] })"), "listed-twice",
                 Severity::warning);
  expect_finding(condition(R"(location = { yes = [{ group = "european-union" }, @"FR"] })"),
                 "listed-twice", Severity::warning);
  expect_finding(condition(R"(operator = { yes = [{ group = "law-enforcement" }, )"
                           R"(@{ kind = "sheriff", country = "US" }] })"),
                 "listed-twice", Severity::warning);
  expect_finding(condition(R"(camera = { yes = [{ mobility = "mobile" }, @{ form = "drone" }] })"),
                 "listed-twice", Severity::warning);
}

}  // namespace
}  // namespace guard::proof
