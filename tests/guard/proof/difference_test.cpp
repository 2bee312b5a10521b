// SPDX-License-Identifier: LGPL-2.1-or-later
// What changes between two versions.
#include "guard/proof/difference.hpp"

#include <gmock/gmock.h>

#include "guard/proof/boxes.hpp"
#include "guard/proof/space.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::proof {
namespace {

using decision::Outcome;
using policy::Clause;
using testing::ElementsAre;

Difference compared(const Side& before, const Side& after,
                    const std::vector<policy::Test>& where = {}) {
  const auto found = difference(before, after, where);
  EXPECT_TRUE(found) << (found ? "" : found.error().text());
  return found ? *found : Difference{};
}

constexpr std::string_view live = R"([[clause.when]]
capability = { yes = ["face-identification", "face-verification"], open = "face-embedding", question = "Is it?" }
[[clause.when]]
timing = { yes = "real-time" }
)";

std::string said(const Change& change) {
  std::string text;
  for (const Group& group : change.groups) text += text_of(group.facts) + "\n";
  return text;
}

TEST(ADifference, CannotBeFoundBetweenAVersionAndItself) {
  for (const auto& pack : policy::shipped().packs()) {
    Side side;
    for (const Clause& clause : pack->clauses) side.push_back({clause.id, &clause});
    EXPECT_TRUE(compared(side, side).none()) << pack->id;
  }
}

TEST(ADifference, CannotMissAWordThatWasLeftOut) {
  const Clause before = policy::clause_with(live);
  const Clause after = policy::clause_with(R"([[clause.when]]
capability = { yes = "face-identification", open = "face-embedding", question = "Is it?" }
[[clause.when]]
timing = { yes = "real-time" }
)");
  const Difference found = compared({{"X", &before}}, {{"X", &after}});
  ASSERT_EQ(found.changes.size(), 1U);
  EXPECT_EQ(found.changes[0].before, Outcome::prohibit);
  EXPECT_EQ(found.changes[0].after, Outcome::permit);
  EXPECT_EQ(said(found.changes[0]), "capability: face-verification; timing: real-time\n");
  EXPECT_EQ(found.changes[0].example.words, "capability: face-verification; timing: real-time");
  EXPECT_THAT(found.changes[0].example.before, ElementsAre("X"));
  EXPECT_TRUE(found.changes[0].example.after.empty());
  ASSERT_EQ(found.clauses.size(), 1U);
  EXPECT_THAT(found.clauses[0].what, ElementsAre("narrower"));
}

// "By" that becomes "by or for", with an exception: said in two groups, each as wide as it is.
TEST(ADifference, CannotBeSaidNarrowerThanItIs) {
  const Clause before = policy::clause_with(R"([[clause.when]]
capability = { yes = "emotion" }
[[clause.when]]
operator = { yes = { kind = "sheriff" } }
)");
  const Clause after = policy::clause_with(R"([[clause.when]]
capability = { yes = "emotion" }
[[clause.when]]
operator = { yes = { kind = "sheriff" } }
acting_for = { yes = { kind = "sheriff" } }
[[clause.unless]]
authority = { yes = "warrant" }
)");
  const Difference found = compared({{"X", &before}}, {{"X", &after}});
  ASSERT_EQ(found.changes.size(), 2U);
  EXPECT_EQ(found.changes[0].before, Outcome::permit);
  EXPECT_EQ(said(found.changes[0]),
            "capability: emotion; operator: a party other than sheriff; acting_for: sheriff; "
            "authority: without warrant\n");
  EXPECT_EQ(found.changes[1].before, Outcome::prohibit);
  EXPECT_EQ(said(found.changes[1]), "capability: emotion; operator: sheriff; authority: warrant\n");
  EXPECT_THAT(found.clauses[0].what, ElementsAre("other conditions"));
}

TEST(ADifference, CannotMissOpenWordingThatIsSettled) {
  const Clause before = policy::clause_with(live);
  const Clause after = policy::clause_with(R"([[clause.when]]
capability = { yes = ["face-identification", "face-verification", "face-embedding"] }
[[clause.when]]
timing = { yes = "real-time" }
)");
  const Difference found = compared({{"X", &before}}, {{"X", &after}});
  ASSERT_EQ(found.changes.size(), 1U);
  EXPECT_EQ(found.changes[0].before, Outcome::undetermined);
  EXPECT_EQ(found.changes[0].after, Outcome::prohibit);
  EXPECT_THAT(found.changes[0].example.before, ElementsAre("X"));
}

TEST(ADifference, CannotMissClausesThatOnlyReadOtherwise) {
  const Clause before = policy::clause_with(live);
  Clause after = before;
  after.text = "Another sentence.";
  after.citation = "Another section";
  const Difference found =
      compared({{"X", &before}, {"Y", &before}}, {{"X", &after}, {"Z", &after}});
  EXPECT_TRUE(found.changes.empty());
  ASSERT_EQ(found.clauses.size(), 3U);
  EXPECT_THAT(found.clauses[0].what, ElementsAre("text", "citation"));
  EXPECT_THAT(found.clauses[1].what, ElementsAre("removed"));
  EXPECT_THAT(found.clauses[2].what, ElementsAre("added"));
}

TEST(ADifference, CannotLieOutsideTheFactsThatAreGiven) {
  const Clause before = policy::clause_with(live);
  const Side nothing;
  const policy::Test recorded{
      facts::Fact::timing,
      policy::Cover<facts::WordSet>{policy::one(facts::timings, "recorded"), {}},
      {},
      {}};
  EXPECT_TRUE(compared({{"X", &before}}, nothing, {recorded}).changes.empty());
  EXPECT_EQ(compared({{"X", &before}}, nothing).changes.size(), 2U);
}

// The summary of all situations of an outcome holds these and no other.
TEST(ASummary, CannotHoldMoreOrLessThanItsParts) {
  for (const auto& pack : policy::shipped().packs())
    for (const Clause& clause : pack->clauses) {
      const auto grid = space_of({&clause}, {});
      ASSERT_TRUE(grid);
      Walk walk(*grid, {&grid->rules().front()});
      if (walk.size() > 4000) continue;
      std::vector<Box> forbidden;
      std::vector<Box> others;
      (void)walk.run(
          [&] {
            if (!walk.is_known()) return Step::split;
            const bool forbids = walk.effect(grid->rules().front()).low == policy::Answer::yes;
            (forbids ? forbidden : others).push_back(box_of(grid->domain(), walk.position()));
            return Step::skip;
          },
          100000);
      const std::vector<Box> boxes = summary(forbidden);
      EXPECT_LE(boxes.size(), forbidden.size());
      const auto is_said = [&](const Box& situation) {
        return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
          for (std::size_t i = 0; i < box.size(); ++i)
            for (std::size_t k = 0; k < box[i].size(); ++k)
              if (situation[i][k] && !box[i][k]) return false;
          return true;
        });
      };
      EXPECT_TRUE(std::all_of(forbidden.begin(), forbidden.end(), is_said)) << clause.id;
      EXPECT_TRUE(std::none_of(others.begin(), others.end(), is_said)) << clause.id;
    }
}

}  // namespace
}  // namespace guard::proof
