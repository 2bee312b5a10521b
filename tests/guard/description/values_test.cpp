// SPDX-License-Identifier: LGPL-2.1-or-later
// Properties and caps: a value says what GStreamer would read, and nothing of it becomes an
// element.
#include <gtest/gtest.h>

#include "guard/description/holes.hpp"
#include "tests/guard/description/support.hpp"

namespace guard::description::test {
namespace {

TEST(Values, AValueCannotBeMisread) {
  struct Case {
    std::string_view written;
    std::string_view says;
  };
  for (const Case& one : std::vector<Case>{{"p=a", "a"},
                                           {"p = a", "a"},
                                           {"p=   a", "a"},
                                           {"p=\n\"a b\"", "a b"},
                                           {"p='a b'", "a b"},
                                           {"p=\"\"", ""},
                                           {"p=a\\ b", "a b"},
                                           {"p=a\\\"b\\\\c", "a\"b\\c"},
                                           {"p=\"a \\\"b\\\" ! c\"", "a \"b\" ! c"},
                                           {"p=it's", "it's"},
                                           {"p=a!b", "a!b"},
                                           {"p=\"x\"y", "\"x\"y"},
                                           {"p=[\"a\",\"b\\c\"]", "[\"a\",\"b\\c\"]"},
                                           {"p={\"a\":\"/b\"}", "{\"a\":\"/b\"}"},
                                           {"p=<Female,Male>", "<Female,Male>"},
                                           {"p=\"C:\\\\dir\\\"", "C:\\dir"},
                                           {"p==", "="},
                                           {"p=a=b", "a=b"},
                                           {"p=http://u:p@h/x?a=b&c#d", "http://u:p@h/x?a=b&c#d"},
                                           {"p=\"a\n# b\"", "a\n# b"}}) {
    const Graph graph = read("fakesrc " + std::string(one.written) + " ! fakesink");
    EXPECT_EQ(value(graph, "fakesrc0", "p"), one.says) << one.written;
    EXPECT_EQ(links(graph), Texts{"fakesrc0 -> fakesink0"}) << one.written;
  }
}

TEST(Values, NoPropertyCannotBeLost) {
  const Graph graph = read(
      "nvstreammux sink_0::alpha=0.5 signaller::uri=ws://h batch-size= 2 "
      "name=m @preset=\"My Preset\" batch-size=3 function_name=f");
  ASSERT_EQ(graph.elements.size(), 1U);
  EXPECT_EQ(graph.elements[0].properties, (std::vector<Property>{{"sink_0::alpha", "0.5"},
                                                                 {"signaller::uri", "ws://h"},
                                                                 {"batch-size", "2"},
                                                                 {"@preset", "My Preset"},
                                                                 {"batch-size", "3"},
                                                                 {"function_name", "f"}}));
  EXPECT_EQ(graph.elements[0].name, "m");
}

TEST(Values, APipelineInAValueCannotLeakOut) {
  const Graph graph =
      read("processbin process=\"onnx model=x.onnx ! filter\" post='a ( b' ! fakesink");
  EXPECT_EQ(elements(graph), (Texts{"processbin processbin0", "fakesink fakesink0"}));
  EXPECT_EQ(value(graph, "processbin0", "process"), "onnx model=x.onnx ! filter");
  EXPECT_EQ(value(graph, "processbin0", "post"), "a ( b");
}

TEST(Caps, AFilterCannotBeMisread) {
  struct Case {
    std::string_view written;
    std::string_view says;
  };
  for (const Case& one : std::vector<Case>{
           {"video/x-raw", "video/x-raw"},
           {"video/x-raw(memory:NVMM),format=NV12", "video/x-raw(memory:NVMM),format=NV12"},
           {"video/x-raw(memory:NVMM, meta:A), width = 5 ,height=(int) 6",
            "video/x-raw(memory:NVMM, meta:A), width = 5 ,height=(int) 6"},
           {"video/x-raw,\n    format=RGB", "video/x-raw, format=RGB"},
           {"video/x-raw, \\\n  format=RGB", "video/x-raw, format=RGB"},
           {"video/x-raw, \\\n# why\n  format=RGB", "video/x-raw, format=RGB"},
           {"video/raw,f=(string)A; image/jpeg ;video/h264",
            "video/raw,f=(string)A; image/jpeg ;video/h264"},
           {"audio/x-raw,w=[16,  32],d={ 1, 2 }", "audio/x-raw,w=[16, 32],d={ 1, 2 }"},
           {"a/b,s=(string)\"x  y\"", "a/b,s=(string)\"x  y\""},
           {"'video/x-raw, format=RGB'", "video/x-raw, format=RGB"},
           {"\"video/x-raw(memory:NVMM)\"", "video/x-raw(memory:NVMM)"},
           {"video/x-raw,\\ format=RGB", "video/x-raw, format=RGB"},
           {"video/x-raw,width=<W>,height=$H", "video/x-raw,width=<W>,height=$H"}}) {
    const std::string expected = "fakesrc0 -> fakesink0 {" + std::string(one.says) + "}";
    EXPECT_EQ(links("fakesrc ! " + std::string(one.written) + " ! fakesink"), Texts{expected});
    EXPECT_EQ(links("fakesrc !" + std::string(one.written) + "!fakesink"), Texts{expected});
  }
}

TEST(Caps, ALinkOfAllPadsCannotBeTakenForOne) {
  for (const char* text : {"fakesrc : video/x-raw : fakesink", "fakesrc ! video/x-raw : fakesink",
                           "fakesrc : video/x-raw ! fakesink"})
    EXPECT_EQ(links(text), Texts{"fakesrc0 : fakesink0 {video/x-raw}"}) << text;
}

TEST(Caps, CapsAtAnEndCannotGetLost) {
  const Graph graph = read("video/x-raw,width=5 ! queue ! video/x-raw(memory:NVMM)");
  EXPECT_EQ(links(graph), (Texts{"capsfilter0 -> queue0", "queue0 -> capsfilter1"}));
  EXPECT_EQ(value(graph, "capsfilter0", "caps"), "video/x-raw,width=5");
  EXPECT_EQ(value(graph, "capsfilter1", "caps"), "video/x-raw(memory:NVMM)");
  EXPECT_EQ(notes(graph), Texts{});
  EXPECT_EQ(links("( queue ! video/x-raw ) ! fakesink"),
            (Texts{"queue0 -> capsfilter0", "capsfilter0 -> fakesink0"}));
  EXPECT_EQ(links("queue ! a/b ! c/d ! fakesink"),
            (Texts{"queue0 -> capsfilter0 {a/b}", "capsfilter0 -> fakesink0"}));
}

TEST(Caps, AForgottenLinkBehindCapsCannotPassUnnoted) {
  const Graph graph = read("tee name=t ! video/x-raw,format=RGB t. ! queue");
  EXPECT_EQ(links(graph), (Texts{"t -> capsfilter0", "t -> queue0"}));
  EXPECT_EQ(notes(graph), Texts{"1:14 no link follows these caps: nothing is behind them"});
}

TEST(Holes, APlaceholderCannotPassForAValue) {
  for (const char* text : {"$X", "a$X/b", "${X}", "${X:-a b}", "$(cat x)", "<VIDEO-FILE-URL>", "{}",
                           "{video_path}", "$1", "x/<MODEL DIR>/y"})
    EXPECT_FALSE(hole_in(text).empty()) << text;
  for (const char* text : {"a", "<Female,Male>", "<sink_0>", "{BGR,RGB}", "{1}", "{\"a\":1}", "a$",
                           "5$", "<1,2>", "[1,2]", "x<5", "{a", "<A", "$ x", ""})
    EXPECT_TRUE(hole_in(text).empty()) << text;
}

TEST(Holes, WhatIsFilledInLaterCannotPassUnnoted) {
  const Graph graph = read(
      "filesrc location=${X:-a b} ! $DEC name=d ! nv$A-b ! queue $OPTS ! "
      "video/x-raw,width=$W ! mux_$i. <THE SINK> name=mux_$i");
  EXPECT_EQ(links(graph), (Texts{"filesrc0 -> d", "d -> nv$A-b0", "nv$A-b0 -> queue0",
                                 "queue0 -> mux_$i {video/x-raw,width=$W}"}));
  EXPECT_EQ(value(graph, "filesrc0", "location"), "${X:-a b}");
  EXPECT_EQ(value(graph, "queue0", "$OPTS"), "") << "properties, or the chain would fall apart";
  EXPECT_EQ(graph.elements.back().factory, "<THE SINK>");
  EXPECT_EQ(links("( $SRC ! fakesink )"), Texts{"$SRC0 -> fakesink0"});
  EXPECT_EQ(graph.notes.size(), 7U);
}

}  // namespace
}  // namespace guard::description::test
