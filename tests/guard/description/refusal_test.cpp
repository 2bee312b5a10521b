// SPDX-License-Identifier: LGPL-2.1-or-later
// What can't be understood is refused where it stands; what leads to nobody is noted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/guard/description/support.hpp"

namespace guard::description::test {
namespace {

using testing::HasSubstr;

struct Refused {
  std::string text;
  std::string words;
  int line;
  int column;
};

TEST(Refusal, WhatGStreamerRefusesForItsSyntaxCannotBeRead) {
  for (const Refused& one : std::vector<Refused>{
           {"", "no element", 0, 0},
           {" \n# a\n", "no element", 0, 0},
           {"fakesrc ! ! fakesink", "a link behind a link", 1, 11},
           {"fakesrc !\n! fakesink", "a link behind a link", 2, 1},
           {"fakesrc ! mux. ! fakesink", "a link behind a reference", 1, 16},
           {"(", "not closed", 1, 1},
           {"fakesrc !\n ( queue ! ( identity )", "not closed", 2, 2},
           {"fakesrc )", "')' without a '('", 1, 9},
           {"bin.( )", "bin is empty", 1, 1},
           {"( ! fakesink )", "a link at the beginning of a bin", 1, 3},
           {"( fakesrc ! ) fakesink", "')' behind a link", 1, 13},
           {"fakesrc p= ! fakesink", "'p' has no value", 1, 12},
           {"fakesrc p=", "'p' has no value", 1, 11},
           {"gst-launch-1.0 fakesrc p=\"\" ! fakesink", "'p' has no value", 1, 29},
           {"fakesrc p=\"a ! fakesink", "isn't closed", 1, 11},
           {"fakesrc p='a ! fakesink", "isn't closed", 1, 11},
           {"fakesrc ! \"video/x-raw ! fakesink", "isn't closed", 1, 11},
           {"gst-launch-1.0 fakesrc p='a ! fakesink", "isn't closed", 1, 24},
           {"gst-launch-1.0 a p='[\"x y\"]' ! b", "isn't closed", 1, 26},
           {"fakesrc <> ! fakesink", "found '<>'", 1, 9},
           {"fakesrc ! video/x-raw,f={ a ! fakesink", "isn't closed before '!'", 1, 11},
           {"fakesrc ! video/x-raw,f=\"a!b\" ! fakesink", "isn't closed before '!'", 1, 11},
           {"p=5 ! fakesink", "'p' behind no element", 1, 1},
           {"fakesrc ! p=5", "'p' behind no element", 1, 11},
           {"( fakesrc ) p=5", "'p' behind no element", 1, 13},
           {"fakesrc .src p=5 ! fakesink", "'p' behind no element", 1, 14},
           {"fakesrc a.b=c ! fakesink", "a value without a property", 1, 12},
           {"fakesrc .a .b ! fakesink", "found the pad '.b'", 1, 12},
           {".src ! fakesink", "found the pad '.src'", 1, 1},
           {"fakesrc ! .sink mux.", "behind a pad", 1, 17},
           {"fakesrc ! .sink file:///x", "a URI behind a pad", 1, 17},
           {"fakesrc, fakesink", "found ','", 1, 8},
           {"fakesrc ! q.sink,", "no pad follows", 1, 17},
           {"fakesrc ! q.sink,( a )", "no pad follows", 1, 17},
           {"fakesrc ; fakesink", "found ';'", 1, 9},
           {"( filesrc @ )", "found '@'", 1, 11},
           {"fakesrc ! /dev/video0", "a path", 1, 11},
           {"./model.onnx ! fakesink", "a path", 1, 1},
           {"fakesrc \u201cp=5\u201d", "text processor", 1, 9},
           {"fakesrc 'p q' ! fakesink", "in quotation marks", 1, 9},
           {std::string("fakesrc\0! face", 14), "byte of value 0", 0, 0},
           {"fakesrc \x01 ! fakesink", "found '?'", 1, 9}}) {
    const auto graph = parse(one.text);
    ASSERT_FALSE(graph) << one.text;
    EXPECT_THAT(graph.error().what, HasSubstr(one.words)) << one.text;
    EXPECT_EQ(graph.error().line, one.line) << one.text << ": " << graph.error().text();
    EXPECT_EQ(graph.error().column, one.column) << one.text << ": " << graph.error().text();
    EXPECT_FALSE(graph.error().remedy.empty()) << one.text;
  }
}

TEST(Fragments, WhatLeadsToNobodyCannotPassUnnoted) {
  struct Case {
    std::string_view text;
    Texts links;
    std::string_view note;
  };
  for (const Case& one : std::vector<Case>{
           {"! queue ! fakesink", {"queue0 -> fakesink0"}, "1:1 nothing stands before"},
           {"fakesrc ! queue !", {"fakesrc0 -> queue0"}, "1:17 nothing stands behind"},
           {"fakesrc ! mux. queue", {}, "1:11 no element is named 'mux'"},
           {"t. ! queue", {}, "1:1 no element is named 't'"},
           {"tee name=t t. queue", {}, "1:12 the reference to 't' is not linked"},
           {"fakesrc .a queue", {}, "1:1 the pad 'a' is named but not linked"},
           {"queue name=q ! tee name=q ! q.", {"q -> q", "q -> q"}, "1:16 a second element"},
           {"( fakesrc ! t. ) ! fakesink tee name=t",
            {"fakesrc0 -> t"},
            "1:18 nothing stands before"},
           {"fakesrc ! ( t. ! queue ) tee name=t",
            {"t -> queue0"},
            "1:9 nothing is at the beginning"}}) {
    const Graph graph = read(one.text);
    EXPECT_EQ(links(graph), one.links) << one.text;
    ASSERT_EQ(graph.notes.size(), 1U) << one.text;
    EXPECT_THAT(notes(graph)[0], HasSubstr(std::string(one.note))) << one.text;
  }
}

TEST(Limits, ATextCannotBeLargerThanTheLimit) {
  const std::string text = "fakesrc ! fakesink";
  EXPECT_TRUE(parse(text + std::string(max_bytes - text.size(), ' ')));
  EXPECT_FALSE(parse(text + std::string(max_bytes - text.size() + 1, ' ')));
}

TEST(Limits, BinsCannotNestBelowTheLimit) {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "( ";
    text += "fakesrc";
    for (std::size_t i = 0; i < depth; ++i) text += " )";
    return parse(text);
  };
  EXPECT_TRUE(nested(max_bin_depth));
  for (const std::size_t depth : {max_bin_depth + 1, std::size_t{200'000}}) {
    const auto graph = nested(depth);
    ASSERT_FALSE(graph);
    EXPECT_THAT(graph.error().what, HasSubstr("deeper than 64"));
  }
}

TEST(Limits, PartsAndNotesCannotGrowWithoutLimit) {
  for (const char* part : {"a ", "a. ! b. ", "p=1 ", "$X ", ".a,a,a,a,a,a,a,a,a,a ! .b b "}) {
    std::string text = "a ";
    while (text.size() + 40 < max_bytes) text += part;
    const auto graph = parse(text);
    ASSERT_FALSE(graph) << part;
    EXPECT_THAT(graph.error().what, HasSubstr("more than 20000")) << part;
  }
  std::string noted;
  for (int i = 0; i < 5000; ++i) noted += "$X ! a. ";
  const Graph graph = read(noted);
  ASSERT_EQ(graph.notes.size(), max_notes);
  EXPECT_EQ(graph.notes.back().what, "further notes are left out");
}

}  // namespace
}  // namespace guard::description::test
