// SPDX-License-Identifier: LGPL-2.1-or-later
// What the strict JSON reader refuses, and that it says where.
#include "guard/trust/json.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

constexpr std::size_t no_limit = std::size_t{1} << 30;

struct Refused {
  std::string text;
  std::string_view words;
  int line;
  int column;
};

TEST(Json, WhatIsNotStrictlyJsonCannotBeRead) {
  const std::vector<Refused> cases{
      {"", "is empty", 0, 0},
      {"  \n ", "ends in the middle", 2, 2},
      {"{", "ends in the middle", 1, 2},
      {"{\"a\":1}\n x", "goes on after its end", 2, 2},
      {"{\"a\":1}{\"a\":1}", "goes on after its end", 1, 8},
      {"{\"a\":1,\n \"b\":2,\n  \"a\":3}", "the field 'a' stands twice", 3, 3},
      {"{\"a\":1, \"\\u0061\":3}", "the field 'a' stands twice", 1, 9},
      {"{\"o\":{\"x\":1,\"x\":1}}", "the field 'x' stands twice", 1, 13},
      {"{\"a\":1,}", "is no valid JSON", 1, 8},
      {"{a:1}", "is no valid JSON", 1, 2},
      {"// no\n{}", "is no valid JSON", 1, 1},
      {"[1 2]", "is no valid JSON", 1, 4},
      {"[01]", "is no valid JSON", 1, 3},
      {"[NaN]", "is no valid JSON", 1, 2},
      {"[\"a\nb\"]", "is no valid JSON", 1, 4},
      {"[\"\xff\"]", "is no valid JSON", 1, 3},
      {"\xef\xbb\xbf{}", "is no valid JSON", 1, 1},
      {std::string("{}\0", 3), "goes on after its end", 1, 3},
  };
  for (const Refused& one : cases) {
    const auto read = parse_json(one.text, no_limit, 8);
    ASSERT_FALSE(read) << one.text;
    EXPECT_TRUE(test::says(read.error(), one.words)) << one.text << ": " << read.error().text();
    EXPECT_EQ(read.error().line, one.line) << one.text << ": " << read.error().text();
    EXPECT_EQ(read.error().column, one.column) << one.text << ": " << read.error().text();
  }
}

TEST(Json, NestingCannotGoBelowTheLimit) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(parse_json(nested(8), no_limit, 8));
  for (const std::size_t depth : {std::size_t{9}, std::size_t{100'000}}) {
    const auto read = parse_json(nested(depth), no_limit, 8);
    ASSERT_FALSE(read);
    EXPECT_TRUE(test::says(read.error(), "nested too deeply")) << read.error().text();
  }
}

TEST(Json, ObjectsAndArraysCannotGrowWithoutLimit) {
  std::string object = "{\"0\":0";
  for (std::size_t i = 1; i < max_json_fields; ++i) object += ",\"" + std::to_string(i) + "\":0";
  EXPECT_TRUE(parse_json(object + "}", no_limit, 8));
  EXPECT_FALSE(parse_json(object + ",\"more\":0}", no_limit, 8));

  std::string array = "[0";
  for (std::size_t i = 1; i < max_json_items; ++i) array += ",0";
  EXPECT_TRUE(parse_json(array + "]", no_limit, 8));
  EXPECT_FALSE(parse_json(array + ",0]", no_limit, 8));
}

TEST(Json, ValuesKnowWhatAndWhereTheyAre) {
  const auto root =
      parse_json("{ \"a\" : 12,\n  \"b\\n\": [\"x\\u00e9y\", -1, 1.0, null, true] }", no_limit, 8);
  ASSERT_TRUE(root);
  ASSERT_EQ(root->items.size(), 2U);
  const JsonValue* a = root->find("a");
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(a->whole, 12U);
  EXPECT_EQ(a->name_at.column, 3);
  EXPECT_EQ(a->at.column, 9);
  const JsonValue* b = root->find("b\n");
  ASSERT_NE(b, nullptr);
  ASSERT_EQ(b->items.size(), 5U);
  EXPECT_EQ(b->at.line, 2);
  EXPECT_EQ(b->at.column, 10);
  EXPECT_EQ(b->items[0].text, "x\xc3\xa9y");
  EXPECT_EQ(b->items[0].at.column, 11);
  for (const std::size_t no_whole : {1U, 2U}) {
    EXPECT_EQ(b->items[no_whole].kind, JsonKind::number);
    EXPECT_FALSE(b->items[no_whole].whole);
  }
  EXPECT_EQ(b->items[3].kind, JsonKind::null);
  EXPECT_EQ(b->items[4].kind, JsonKind::boolean);
}

TEST(Json, NumbersCannotWrapAround) {
  struct Number {
    std::string_view text;
    std::optional<std::uint64_t> whole;
  };
  for (const Number& one : std::vector<Number>{{"[0]", 0},
                                               {"[9223372036854775807]", 9223372036854775807U},
                                               {"[18446744073709551615]", 18446744073709551615U},
                                               {"[18446744073709551616]", std::nullopt},
                                               {"[18446744073709551623]", std::nullopt},
                                               {"[7e0]", std::nullopt}}) {
    const auto root = parse_json(one.text, no_limit, 8);
    ASSERT_TRUE(root) << one.text;
    EXPECT_EQ(root->items.at(0).whole, one.whole) << one.text;
  }
}

}  // namespace
}  // namespace guard::trust
