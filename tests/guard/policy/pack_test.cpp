// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading packs: whatever is not understood word for word is refused, with its place and a remedy.
#include "guard/policy/pack.hpp"

#include <gtest/gtest.h>

#include "tests/guard/policy/support.hpp"

namespace guard::policy {
namespace {

constexpr std::string_view when_emotion = "[[clause.when]]\ncapability = { yes = \"emotion\" }\n";

std::string refusal_of(std::string_view toml) {
  const auto pack = parse_pack(toml, "p.toml", shipped_groups());
  return pack ? "accepted" : pack.error().text();
}

// What is said of a pack whose clause has just these blocks; they begin at line 12.
std::string refusal_of_blocks(std::string_view blocks) {
  return refusal_of(pack_text(blocks));
}

// What is said of a sound pack in which `from` is written as `to`.
std::string refusal_with(std::string_view from, std::string_view to) {
  std::string toml = pack_text(when_emotion);
  toml.replace(toml.find(from), from.size(), to);
  return refusal_of(toml);
}

struct Refused {
  std::string_view blocks;
  std::string_view message;
};

TEST(Pack, ASoundOneIsRead) {
  const auto pack = parse_pack(pack_text(when_emotion), "p.toml", shipped_groups());
  ASSERT_TRUE(pack) << pack.error().text();
  EXPECT_EQ(pack->profiles.at("full"), std::vector<std::string>{"X"});
  EXPECT_EQ(pack->in_force_until, facts::end_of_time);
}

TEST(Pack, AConditionThatIsNotUnderstoodCannotBeRead) {
  const Refused refused[] = {
      {"[[clause.when]]\ncapability = { yes = \"emotoin\" }",
       "p.toml:13:22: 'emotoin' is no known word for capability; did you mean 'emotion'?"},
      {"[[clause.when]]\ncapabilty = { yes = \"emotion\" }",
       "p.toml:13:1: 'capabilty' is no fact; did you mean 'capability'?"},
      {"[[clause.when]]\ncapability = { yse = \"emotion\" }",
       "p.toml:13:16: 'yse' is no field of capability; did you mean 'yes'?"},
      {"[[clause.wen]]\ncapability = { yes = \"emotion\" }",
       "p.toml:12:10: 'wen' is no field of a clause; did you mean 'when'?"},
      {"[[clause.when]]\ncamera = { yes = { mobility = \"moblie\" } }",
       "p.toml:13:31: 'moblie' is no known word for mobility; did you mean 'mobile'?"},
      {"[[clause.when]]\ncamera = { yes = { movement = \"mobile\" } }",
       "p.toml:13:20: 'movement' is no field of a camera; known are: form mobility"},
      {"[[clause.when]]\noperator = { yes = { kind = \"sherif\" } }",
       "p.toml:13:29: 'sherif' is no known word for kind; did you mean 'sheriff'?"},
      {"[[clause.when]]\noperator = { yes = { country = \"UK\" } }",
       "p.toml:13:32: 'UK' is no country code; did you mean 'GB'?"},
      {"[[clause.when]]\nlocation = { yes = \"Oregon\" }",
       "p.toml:13:20: 'Oregon' is no place; write a country, a subdivision or a city, such as US, "
       "US-OR or US-OR/portland"},
  };
  for (const auto& [blocks, message] : refused) EXPECT_EQ(refusal_of_blocks(blocks), message);
}

TEST(Pack, AConditionThatCoversNothingCannotBeRead) {
  for (const std::string_view condition :
       {"timing = {}", "timing = { yes = [] }", "timing = { question = \"?\" }",
        "operator = { yes = {} }", "operator = { yes = [] }", "camera = { yes = {} }",
        "camera = { yes = { form = \"drone\", mobility = \"stationary\" } }",
        "location = { yes = [] }", "location = {}", ""})
    EXPECT_NE(refusal_of_blocks("[[clause.when]]\n" + std::string(condition)), "accepted")
        << condition;
}

TEST(Pack, AWordThatStandsForAllOrNobodyCannotBeCovered) {
  for (const std::string_view condition :
       {"timing = { yes = \"unknown\" }", "operator = { yes = { country = \"unknown\" } }",
        "operator = { yes = { kind = \"self\" } }", "acting_for = { yes = { kind = \"self\" } }",
        "authority = { yes = \"none\" }", "location = { yes = \"unknown\" }"})
    EXPECT_NE(refusal_of_blocks("[[clause.when]]\n" + std::string(condition)), "accepted")
        << condition;
}

TEST(Pack, AnOpenWordingCannotComeWithoutItsQuestion) {
  EXPECT_EQ(refusal_of_blocks("[[clause.when]]\ntiming = { open = \"recorded\" }"),
            "p.toml:13:19: 'open' without 'question'; say what the wording leaves open");
  EXPECT_NE(refusal_of_blocks("[[clause.when]]\ntiming = { yes = \"recorded\", question = \"?\" }"),
            "accepted");
  EXPECT_NE(refusal_of_blocks("[[clause.when]]\nlocation = { open = \"US\" }"), "accepted");
}

TEST(Pack, AFactCannotBeAskedWithoutEnd) {
  std::string blocks;
  for (int i = 0; i < 7; ++i) blocks += when_emotion;
  EXPECT_EQ(refusal_of_blocks(blocks),
            "p.toml:7:1: the clause asks 'capability' more than 6 times; join conditions, or split "
            "the clause");
}

TEST(Pack, AHeadThatIsNotUnderstoodCannotBeRead) {
  EXPECT_EQ(refusal_with("in-force-from = 2024-01-01", "in-force-form = 2024-01-01"),
            "p.toml:6:1: 'in-force-form' is no field of a pack; did you mean 'in-force-from'?");
  EXPECT_EQ(refusal_with("\"in-force\"", "\"in-froce\""),
            "p.toml:5:10: 'in-froce' is no known word for status; did you mean 'in-force'?");
  EXPECT_EQ(refusal_with("2024-01-01", "\"2024-01-01\""),
            "p.toml:6:17: 'in-force-from' is no date; write year, month and day without quotation "
            "marks, such as 2024-05-01");
  EXPECT_EQ(refusal_with("citation = \"A citation\"\n", ""),
            "p.toml:7:1: a clause lacks the field 'citation'");
  EXPECT_EQ(refusal_with("A text.", " "), "p.toml:9:8: 'text' is empty");
  EXPECT_EQ(refusal_with("A text.", "A\\u001b[31mtext"),
            "p.toml:9:8: 'text' holds a control character");
  for (const auto& [from, to] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"2024-01-01", "2024-02-30"},
           {"2024-01-01", "2024-01-01\nin-force-until = 2023-12-31"},
           {"pack = \"p\"", "pack = \"p/full\""},
           {"pack = \"p\"", "pack = 7"},
           {"pack = \"p\"", "pack = \"p\"\npack = \"q\""},
           {"\"verbatim\"", "\"hearsay\""},
           {"\"X\"", "\"X;Y\""},
           {when_emotion, ""},
           {"[[clause]]\n", "[[clause]]\nid = \"Y\"\n[[clause]]\n"}})
    EXPECT_NE(refusal_with(from, to), "accepted") << to;
}

TEST(Pack, AClauseCannotStandTwice) {
  const std::string pack = pack_text(when_emotion);
  EXPECT_EQ(refusal_of(pack + pack.substr(pack.find("[[clause]]"))),
            "p.toml:15:6: a second clause 'X'; give each clause an id of its own");
}

TEST(Pack, AClauseCannotBeWithoutCondition) {
  EXPECT_EQ(refusal_of_blocks("when = []\n"),
            "p.toml:7:1: a clause without condition would forbid everything; say with "
            "[[clause.when]] what it is about");
  EXPECT_NE(refusal_of_blocks(""), "accepted");
}

TEST(Pack, AProfileCannotNameWhatIsNotThere) {
  EXPECT_EQ(refusal_with("[[clause]]", "[profiles]\npolice = [\"x\"]\n[[clause]]"),
            "p.toml:8:11: 'x' is no clause of this pack; did you mean 'X'?");
  EXPECT_NE(refusal_with("[[clause]]", "[profiles]\nfull = []\n[[clause]]"), "accepted");
  EXPECT_EQ(refusal_with("[[clause]]", "[profiles]\npolice = []\n[[clause]]"), "accepted");
}

}  // namespace
}  // namespace guard::policy
