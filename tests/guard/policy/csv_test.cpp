// SPDX-License-Identifier: LGPL-2.1-or-later
// The reader of case files: RFC 4180 to the letter.
#include "tools/cli/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tools::cli {
namespace {

using testing::ElementsAre;

TEST(Csv, QuotedCellsCannotBeTornApart) {
  const auto rows = parse_csv("a,b,c\r\n\"x, y\",\"say \"\"no\"\"\",\"two\nlines\"\r\n,,\"\"\n");
  ASSERT_TRUE(rows) << rows.error().text();
  ASSERT_EQ(rows->size(), 3u);
  EXPECT_THAT((*rows)[1].cells, ElementsAre("x, y", "say \"no\"", "two\nlines"));
  EXPECT_THAT((*rows)[2].cells, ElementsAre("", "", ""));
  EXPECT_EQ((*rows)[2].line, 4);
}

TEST(Csv, TheLastRowCannotGetLostWithoutLineEnd) {
  const auto rows = parse_csv(
      "\xEF\xBB\xBF"
      "a,b\n1,");
  ASSERT_TRUE(rows) << rows.error().text();
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_THAT((*rows)[0].cells, ElementsAre("a", "b"));
  EXPECT_THAT((*rows)[1].cells, ElementsAre("1", ""));
}

TEST(Csv, WhatIsNotWellFormedCannotBeRead) {
  const std::pair<std::string_view, std::string_view> refused[] = {
      {"a,b\n1\n", "2:1: a row of 1 cells under a header of 2"},
      {"a,b\n1,2,3\n", "2:1: a row of 3 cells under a header of 2"},
      {"a,b\n\n1,2\n", "2:1: a row of 1 cells under a header of 2"},
      {"a\n\"x\n\n", "2:1: a quotation mark that is never closed"},
      {"a\n\"x\"y\n", "2:4: something after the closing quotation mark"},
      {"a\nx\"y\"\n", "2:2: a quotation mark inside a cell that does not begin with one"},
  };
  for (const auto& [text, message] : refused) {
    const auto rows = parse_csv(text);
    ASSERT_FALSE(rows) << text;
    EXPECT_EQ(std::to_string(rows.error().line) + ":" + std::to_string(rows.error().column) + ": " +
                  rows.error().what,
              message);
  }
}

TEST(Csv, NothingIsNoRow) {
  EXPECT_TRUE(parse_csv("")->empty());
}

}  // namespace
}  // namespace tools::cli
