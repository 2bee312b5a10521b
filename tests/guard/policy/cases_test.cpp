// SPDX-License-Identifier: LGPL-2.1-or-later
// Labelled situations: the packs give the verdict and the clauses that a person gave.
#include <gtest/gtest.h>

#include "tests/guard/policy/support.hpp"
#include "tools/cli/policy_cases.hpp"

namespace guard::policy {
namespace {

void hold_against(const std::filesystem::path& file, std::size_t at_least) {
  const auto cases = tools::cli::parse_cases(read_text(file), file.string());
  ASSERT_TRUE(cases) << cases.error().text();
  const auto report = tools::cli::run_cases(*cases, shipped(), {});
  EXPECT_GE(report.total, at_least);
  for (const auto& [name, expected, got, clauses_expected, clauses_got] : report.failed)
    ADD_FAILURE() << name << ": expected " << expected << " by " << clauses_expected << ", got "
                  << got << " by " << clauses_got;
}

TEST(Cases, OurOwnCannotBeDecidedOtherwise) {
  for (const char* area : {"microsoft", "vendors", "us-states", "cities", "europe-canada"})
    hold_against(FACEGUARD_TESTS "/guard/policy/cases/" + std::string(area) + ".csv", 30);
}

TEST(Cases, TheSharedOnesCannotBeDecidedOtherwise) {
  const std::filesystem::path file = FACEGUARD_SHARED "/policy/cases.csv";
  if (!std::filesystem::exists(file))
    GTEST_SKIP() << file << " is not there: put the folder 'shared' beside the checkout";
  hold_against(file, 153);
}

constexpr std::string_view header =
    "case,policy,profile,as_of,capability,operator,operator_country,acting_for,acting_for_country,"
    "location,mobility,form,environment,timing,gallery,authority,vendor_approval,expected,clause\n";

TEST(Cases, AWrongExpectationCannotPass) {
  const std::string row =
      "n,ms-azure-openai,,2024-06-01,face-detection,,,,,,,,,,,,,permit,MS.P\n"
      "m,ms-azure-openai,,2024-06-01,face-identification,,,,,,,,,,,,none,permit,none\n";
  const auto cases = tools::cli::parse_cases(std::string(header) + row, "c.csv");
  ASSERT_TRUE(cases) << cases.error().text();
  const auto report = tools::cli::run_cases(*cases, shipped(), {});
  EXPECT_EQ(report.total, 2u);
  ASSERT_EQ(report.failed.size(), 2u);
  EXPECT_EQ(report.failed[0].clauses_got, "none");
  EXPECT_EQ(report.failed[1].got, "prohibit");
  EXPECT_EQ(report.failed[1].clauses_got, "MS.I");
}

TEST(Cases, ARowThatCannotBeDecidedCannotPass) {
  const std::string row =
      "n,ms-azure-opnai,,2024-06-01,face-detection,,,,,,,,,,,,,permit,none\n"
      "m,ms-azure-openai,,2024-06-01,face-detecton,,,,,,,,,,,,,permit,none\n"
      "o,ms-azure-openai,,2024-06-31,face-detection,,,,,,,,,,,,,permit,none\n";
  const auto cases = tools::cli::parse_cases(std::string(header) + row, "c.csv");
  ASSERT_TRUE(cases) << cases.error().text();
  const auto report = tools::cli::run_cases(*cases, shipped(), {});
  ASSERT_EQ(report.failed.size(), 3u);
  EXPECT_EQ(report.failed[0].got,
            "error: no policy 'ms-azure-opnai'; did you mean 'ms-azure-openai'?");
  EXPECT_EQ(report.failed[1].got,
            "error: c.csv:3: 'face-detecton' is no known word for capability; did you mean "
            "'face-detection'?");
  EXPECT_NE(report.failed[2].got.find("2024-06-31"), std::string::npos);
}

TEST(Cases, AFileWithoutANeededColumnCannotBeRead) {
  const auto cases = tools::cli::parse_cases("case,policy,profle\n", "c.csv");
  ASSERT_FALSE(cases);
  EXPECT_EQ(cases.error().text(),
            "c.csv:1:1: the column 'profile' is missing; did you mean 'profle'?");
}

}  // namespace
}  // namespace guard::policy
