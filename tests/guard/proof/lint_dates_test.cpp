// SPDX-License-Identifier: LGPL-2.1-or-later
// Versions whose days don't fit together.
#include <gmock/gmock.h>

#include "tests/guard/proof/support.hpp"

namespace guard::proof {
namespace {

using testing::HasSubstr;

// A version of the policy "p"; `fields` are its dates, status and successor.
std::string version(std::string_view name, std::string_view fields) {
  return "pack = \"p\"\nversion = \"" + std::string(name) + R"("
title = "A title"
source = "A source that says where"
)" + std::string(fields) +
         clause_head("X") + "[[clause.when]]\ncapability = { yes = \"emotion\" }\n";
}

std::string first(std::string_view until = "2024-12-31", std::string_view by = "2025") {
  return version("2024", "status = \"expired\"\nin-force-from = 2024-01-01\nin-force-until = " +
                             std::string(until) + "\nreplaced-by = \"" + std::string(by) + "\"\n");
}
std::string second(std::string_view from = "2025-01-01") {
  return version("2025", "status = \"in-force\"\nin-force-from = " + std::string(from) + "\n");
}

std::vector<Finding> lint_both(const std::string& one, const std::string& other,
                               bool is_other_checked = true) {
  return lint({{"p/2024.toml", one}, {"p/2025.toml", other, is_other_checked}},
              policy::shipped_groups(), policy::day("2026-01-01"))
      .findings;
}

// The only finding of a rule, with its place; a failure when there is none.
const Finding& only(const std::vector<Finding>& findings, std::string_view rule) {
  static const Finding none{};
  const Finding* found = nullptr;
  for (const Finding& one : findings)
    if (one.rule == rule) found = &one;
  EXPECT_NE(found, nullptr) << rule << "\n" << listed(findings);
  return found == nullptr ? none : *found;
}

TEST(LintOfDates, CannotFindAnythingInVersionsThatFollowEachOther) {
  EXPECT_EQ(listed(lint_both(first(), second())), "");
}

TEST(LintOfDates, CannotMissVersionsThatOverlap) {
  const auto findings = lint_both(first("2025-03-31"), second());
  const Finding& overlap = only(findings, "overlap");
  EXPECT_EQ(overlap.error.file, "p/2024.toml");
  EXPECT_EQ(overlap.error.line, 7);
  EXPECT_EQ(overlap.error.column, 18);
  EXPECT_THAT(overlap.error.what, HasSubstr("from 2025-01-01 to 2025-03-31; see p/2025.toml:6"));
}

TEST(LintOfDates, CannotMissAVersionWithoutEndBeforeAnother) {
  const std::string endless = version(
      "2024", "status = \"in-force\"\nin-force-from = 2024-01-01\nreplaced-by = \"2025\"\n");
  const auto findings = lint_both(endless, second());
  EXPECT_EQ(only(findings, "overlap").error.line, 6);
  EXPECT_THAT(only(findings, "overlap").error.what, HasSubstr("from 2025-01-01 on"));
}

TEST(LintOfDates, CannotMissAHole) {
  const auto findings = lint_both(first("2024-12-29"), second());
  const Finding& hole = only(findings, "hole");
  EXPECT_EQ(hole.error.line, 7);
  EXPECT_THAT(hole.error.what, HasSubstr("from 2024-12-30 to 2024-12-31"));
  EXPECT_THAT(only(lint_both(first("2024-12-30"), second()), "hole").error.what,
              HasSubstr("on 2024-12-31"));
}

// Linting one file holds it against the versions beside it.
TEST(LintOfDates, CannotMissAHoleBesideTheFileThatIsChecked) {
  const auto findings = lint_both(first(), second("2025-01-05"), false);
  EXPECT_EQ(only(findings, "hole").error.file, "p/2024.toml");
  const auto reversed =
      lint({{"p/2024.toml", first(), false}, {"p/2025.toml", second("2025-01-05")}},
           policy::shipped_groups(), policy::day("2026-01-01"))
          .findings;
  ASSERT_EQ(reversed.size(), 1U) << listed(reversed);
  EXPECT_EQ(reversed[0].error.file, "p/2025.toml");
  EXPECT_EQ(reversed[0].error.line, 6);
}

TEST(LintOfDates, CannotMissASuccessorThatIsNotAtHand) {
  const auto findings = lint_both(first("2024-12-31", "2205"), second());
  EXPECT_EQ(only(findings, "replaced-by").error.line, 8);
  EXPECT_EQ(only(findings, "replaced-by").error.remedy, "did you mean '2025'?");
  EXPECT_EQ(only(lint_both(first("2024-12-31", "q 2025"), second()), "replaced-by").error.line, 8);
}

TEST(LintOfDates, CannotMissASuccessorThatBeginsOnAnotherDay) {
  const auto findings = lint_both(first("2024-12-31", "p 2025"), second("2025-02-01"));
  EXPECT_THAT(only(findings, "replaced-by").error.what, HasSubstr("begins on 2025-02-01"));
}

TEST(LintOfDates, CannotMissAVersionThatNothingIsSaidToFollow) {
  const std::string last = version(
      "2024", "status = \"expired\"\nin-force-from = 2024-01-01\nin-force-until = 2024-12-31\n");
  EXPECT_EQ(only(lint_both(last, second()), "not-replaced").error.line, 7);
}

TEST(LintOfDates, CannotMissTheSameVersionTwice) {
  const auto findings = lint_both(second(), second());
  EXPECT_EQ(only(findings, "second-version").error.file, "p/2025.toml");
  EXPECT_EQ(only(findings, "second-version").error.line, 2);
}

// An installed copy of the file that is checked is not a second version.
TEST(LintOfDates, CannotTakeAnotherCopyForASecondVersion) {
  const auto findings = lint({{"my/2025.toml", second()}, {"p/2025.toml", second(), false}},
                             policy::shipped_groups(), policy::day("2026-01-01"))
                            .findings;
  EXPECT_EQ(listed(findings), "");
}

TEST(LintOfDates, CannotAcceptAStatusThatTheDaysBelie) {
  const auto status = [](std::string_view line, std::string_view dates) {
    return version("2024",
                   std::string(line) + "\nin-force-from = 2024-01-01\n" + std::string(dates));
  };
  expect_finding(status("status = @\"expired\"", ""), "status", Severity::error);
  expect_finding(status("status = @\"expired\"", "in-force-until = 2026-01-01\n"), "status",
                 Severity::error);
  expect_finding(status("status = @\"in-force\"", "in-force-until = 2025-12-31\n"), "status",
                 Severity::error);
  expect_clean(status("status = \"in-force\"", "in-force-until = 2026-01-01\n"));
  expect_clean(status("status = \"expired\"", "in-force-until = 2025-12-31\n"));
  expect_clean(status("status = \"withdrawn\"", ""));
}

}  // namespace
}  // namespace guard::proof
