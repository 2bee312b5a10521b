// SPDX-License-Identifier: LGPL-2.1-or-later
// Checking invariants: those that ship hold, and a pack that breaks one is found out.
#include "guard/proof/invariant_check.hpp"

#include <gmock/gmock.h>

#include "guard/decision/decide.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::proof {
namespace {

using testing::HasSubstr;

std::vector<Invariant> shipped_invariants() {
  std::vector<Invariant> all;
  for (const auto& file : policy::toml_files(FACEGUARD_CONFIGS "/invariants")) {
    auto some = parse_invariants(policy::read_text(file), file.string(), policy::shipped_groups());
    EXPECT_TRUE(some) << (some ? "" : some.error().text());
    if (some) all.insert(all.end(), some->begin(), some->end());
  }
  EXPECT_FALSE(all.empty());
  return all;
}

TEST(InvariantsThatShip, CannotBeBroken) {
  for (const Invariant& invariant : shipped_invariants()) {
    const auto report = check(invariant, policy::shipped());
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_TRUE(report->holds()) << invariant.name << ": "
                                 << (report->broken_by ? report->broken_by->words : "unsettled");
  }
}

// One clause about American police, with `blocks` besides, in force from 2024-01-01.
policy::Library library_with(std::string_view blocks, std::string_view head = {}) {
  std::string text = policy::pack_text(std::string(R"([[clause.when]]
capability = { yes = ["face-identification", "face-verification"] }
[[clause.when]]
operator = { yes = { group = "police-department", country = "US" } }
acting_for = { yes = { group = "police-department", country = "US" } }
)") + std::string(blocks));
  text.insert(0, head);
  policy::Library library;
  auto pack = policy::parse_pack(text, "test.toml", policy::shipped_groups());
  EXPECT_TRUE(pack) << (pack ? "" : pack.error().text());
  if (pack) {
    EXPECT_TRUE(library.add(std::move(*pack)));
  }
  return library;
}

Invariant promise(std::string_view never, std::string_view where,
                  std::string_view dates = "from = 2024-01-01\n") {
  const auto read = parse_invariants(
      "[[invariant]]\nname = \"i\"\ntext = \"A promise.\"\n"
      "policies = [\"p\"]\nnever = \"" +
          std::string(never) + "\"\n" + std::string(dates) + "[invariant.where]\n" +
          std::string(where),
      "i.toml", policy::shipped_groups());
  EXPECT_TRUE(read) << (read ? "" : read.error().text());
  return read ? read->front() : Invariant{};
}

InvariantReport checked(const Invariant& invariant, const policy::Library& library) {
  const auto report = check(invariant, library);
  EXPECT_TRUE(report) << (report ? "" : report.error().text());
  return report ? *report : InvariantReport{};
}

constexpr std::string_view american_police = R"(capability = "face-identification"
operator = { group = "police-department", country = "US" }
)";

TEST(ABrokenPromise, CannotHideBehindAnException) {
  EXPECT_TRUE(checked(promise("permit", american_police), library_with("")).holds());
  const auto report = checked(promise("permit", american_police), library_with(R"([[clause.unless]]
authority = { yes = "terrorism-finding" }
gallery = { yes = "scraped-web" }
environment = { yes = "school" }
)"));
  ASSERT_TRUE(report.broken_by);
  EXPECT_EQ(report.broken_by->verdict.outcome, decision::Outcome::permit);
  EXPECT_THAT(report.broken_by->words, HasSubstr("terrorism-finding"));
  EXPECT_THAT(report.broken_by->words, HasSubstr("capability: face-identification"));
  EXPECT_EQ(report.broken_by->day, policy::day("2024-01-01"));
}

// Two titles that lift only together.
TEST(ABrokenPromise, CannotHideBehindTitlesHeldTogether) {
  const std::string_view two = R"([[clause.when]]
authority = { yes = "warrant" }
[[clause.unless]]
authority = { yes = "exigent" }
)";
  const auto report = checked(
      promise("permit", std::string(american_police) + "authority = [\"warrant\", \"exigent\"]\n"),
      library_with(two));
  ASSERT_TRUE(report.broken_by);
  const auto blocked = checked(promise("block", american_police), library_with(two));
  EXPECT_TRUE(blocked.broken_by);
  // All titles named are among those held, and no other: a warrant alone is never lifted.
  EXPECT_TRUE(checked(promise("permit", std::string(american_police) + "authority = \"warrant\"\n"),
                      library_with(two))
                  .holds());
}

TEST(ABrokenPromise, CannotHideInOneKindOfParty) {
  const auto report = checked(promise("permit",
                                      "capability = \"face-identification\"\n"
                                      "operator = { group = \"law-enforcement\" }\n"),
                              library_with(""));
  ASSERT_TRUE(report.broken_by);
  EXPECT_EQ(report.broken_by->verdict.outcome, decision::Outcome::permit);
}

TEST(ABrokenPromise, CannotHideBehindOpenWording) {
  const std::string_view open = R"([[clause.when]]
timing = { yes = "real-time", open = "near-real-time", question = "Is it?" }
)";
  const std::string where = std::string(american_police);
  EXPECT_TRUE(checked(promise("undetermined", where), library_with(open)).broken_by);
  EXPECT_TRUE(
      checked(promise("undetermined", where + "timing = \"real-time\"\n"), library_with(open))
          .holds());
  EXPECT_TRUE(
      checked(promise("prohibit", where + "timing = \"near-real-time\"\n"), library_with(open))
          .holds());
  EXPECT_TRUE(checked(promise("block", where + "timing = \"near-real-time\"\n"), library_with(open))
                  .broken_by);
  EXPECT_TRUE(
      checked(promise("block", where + "timing = \"recorded\"\n"), library_with(open)).holds());
}

// Of those served all are among the named ones; nobody served is another situation.
TEST(ABrokenPromise, CannotBeMadeByWhoeverIsNotSpokenOf) {
  const std::string companies =
      "operator = { kind = \"private-company\" }\n"
      "acting_for = { kind = \"private-company\" }\n";
  EXPECT_TRUE(checked(promise("block", companies), library_with("")).holds());
  EXPECT_TRUE(
      checked(promise("block", "operator = { kind = \"private-company\" }\n"), library_with(""))
          .broken_by);
  EXPECT_TRUE(checked(promise("permit",
                              "capability = \"face-identification\"\n"
                              "acting_for = { kind = \"sheriff\", country = \"US\" }\n"),
                      library_with(""))
                  .holds());
}

TEST(ABrokenPromise, CannotHideOnADayWithoutAVersion) {
  const auto early =
      checked(promise("permit", american_police, "from = 2023-12-31\n"), library_with(""));
  ASSERT_TRUE(early.broken_by);
  EXPECT_EQ(early.broken_by->day, policy::day("2023-12-31"));
  const auto never_ends = library_with("");
  EXPECT_TRUE(checked(promise("block", "capability = \"face-identification\"\n",
                              "from = 2020-01-01\nuntil = 2023-12-31\n"),
                      never_ends)
                  .holds());
  const auto late = checked(promise("block", "capability = \"face-identification\"\n",
                                    "from = 2020-01-01\nuntil = 2024-01-01\n"),
                            never_ends);
  ASSERT_TRUE(late.broken_by);
  EXPECT_EQ(late.broken_by->day, policy::day("2024-01-01"));
}

// A contract binds everywhere unless the promise is about services.
TEST(ABrokenPromise, CannotComeFromAnotherServiceThanThePromiseNames) {
  const auto vendor = library_with("", "service = [\"azure-openai\"]\n");
  EXPECT_TRUE(checked(promise("permit", american_police), vendor).holds());
  EXPECT_TRUE(
      checked(promise("permit", std::string(american_police) + "service = \"azure-openai\"\n"),
              vendor)
          .holds());
  EXPECT_TRUE(
      checked(promise("permit", std::string(american_police) + "service = \"local-model\"\n"),
              vendor)
          .broken_by);
}

TEST(APromise, CannotBeMadeOfAPolicyThatIsNotAtHand) {
  Invariant invariant = promise("permit", american_police);
  invariant.policies = {"q"};
  const auto report = check(invariant, library_with(""));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().file, "i.toml");
  EXPECT_EQ(report.error().line, 2);
}

}  // namespace
}  // namespace guard::proof
