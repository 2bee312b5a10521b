// SPDX-License-Identifier: LGPL-2.1-or-later
// Chains, references, bins and pads: nobody is linked to another than the text says.
#include <gtest/gtest.h>

#include "tests/guard/description/support.hpp"

namespace guard::description::test {
namespace {

TEST(Chains, ElementsCannotBeLinkedWithoutALink) {
  EXPECT_EQ(links("videotestsrc ! queue fakesrc ! fakesink"),
            (Texts{"videotestsrc0 -> queue0", "fakesrc0 -> fakesink0"}));
  EXPECT_EQ(links("fakesrc identity fakesink"), Texts{});
  EXPECT_EQ(links("fakesrc!queue:fakesink"), (Texts{"fakesrc0 -> queue:fakesink0"}))
      << "a colon is part of the word it follows, as in GStreamer";
  EXPECT_EQ(links("fakesrc :fakesink"), Texts{"fakesrc0 : fakesink0"});
}

TEST(Chains, NamesCannotBeOtherThanGStreamersOwn) {
  const Graph graph = read(
      "queue ! queue name=q ! queue decodebin3 ! decodebin3 ( name=b ( fakesrc ) ) bin.( fakesrc "
      ")");
  EXPECT_EQ(elements(graph),
            (Texts{"queue queue0", "queue q", "queue queue1", "decodebin3 decodebin3-0",
                   "decodebin3 decodebin3-1", "bin b", "bin bin0 in b", "fakesrc fakesrc0 in bin0",
                   "bin bin2", "fakesrc fakesrc1 in bin2"}));
  EXPECT_TRUE(graph.elements[1].named);
  EXPECT_FALSE(graph.elements[2].named);
  EXPECT_EQ(value(graph, "q", "name"), "(none)");
}

TEST(Chains, AReferenceCannotMissWhatIsNamedLater) {
  EXPECT_EQ(links("filesrc ! mux.sink_0 fakesrc ! mux. nvstreammux name=mux ! nvinfer ! fakesink"),
            (Texts{"filesrc0 -> mux.sink_0", "fakesrc0 -> mux", "mux -> nvinfer0",
                   "nvinfer0 -> fakesink0"}));
  EXPECT_EQ(links("100. ! 101. fakesrc name=100 fakesink name=101"), Texts{"100 -> 101"});
  EXPECT_EQ(links("queue ! fakesink fakesrc ! queue0."),
            (Texts{"queue0 -> fakesink0", "fakesrc0 -> queue0"}));
}

TEST(Chains, ATeesBranchesCannotBeMixedUp) {
  const Texts expected{"v4l2src0 -> t",           "t.src_0 -> queue0", "queue0 -> gvadetect0",
                       "gvadetect0 -> fakesink0", "t.src_1 -> queue1", "queue1 -> x264enc0"};
  EXPECT_EQ(links("v4l2src ! tee name=t .src_0 ! queue ! gvadetect ! fakesink "
                  "t.src_1 ! queue ! x264enc"),
            expected);
  EXPECT_EQ(links("v4l2src ! tee name=t t.src_0 ! queue ! gvadetect ! fakesink "
                  "t.src_1!queue!x264enc"),
            expected);
}

TEST(Chains, PadsOfOneLinkCannotBeCrossed) {
  EXPECT_EQ(links("demux.video,audio ! mux.v,a qtdemux name=demux qtmux name=mux"),
            (Texts{"demux.video -> mux.v", "demux.audio -> mux.a"}));
  EXPECT_EQ(links("fakesrc .a , b ! .c,d fakesink"),
            (Texts{"fakesrc0.a -> fakesink0.c", "fakesrc0.b -> fakesink0.d"}));
  EXPECT_EQ(links("identity .src ! .sink identity .src ! .sink fakesink"),
            (Texts{"identity0.src -> identity1.sink", "identity1.src -> fakesink0.sink"}));
}

TEST(Chains, UnlikeNumbersOfPadsCannotPassUnnoted) {
  const Graph graph = read("fakesrc .a,b ! fakesink");
  EXPECT_EQ(links(graph), Texts{"fakesrc0.a -> fakesink0"});
  ASSERT_EQ(graph.notes.size(), 1U);
  EXPECT_EQ(graph.notes[0].column, 14);
}

TEST(Bins, ALinkToABinCannotMissItsEnds) {
  EXPECT_EQ(links("fakesrc ! ( queue ! identity ) ! fakesink"),
            (Texts{"fakesrc0 -> queue0", "queue0 -> identity0", "identity0 -> fakesink0"}));
  EXPECT_EQ(links("fakesrc ! ( ( name=in ( queue ) ) ! identity ) ! fakesink"),
            (Texts{"fakesrc0 -> queue0", "queue0 -> identity0", "identity0 -> fakesink0"}));
  EXPECT_EQ(links("( fakesrc name=deep ) deep. ! fakesink"), Texts{"deep -> fakesink0"});
  EXPECT_EQ(links("( fakesrc queue name=last ) ! fakesink"), Texts{"last -> fakesink0"});
}

TEST(Bins, ABinCannotLoseItsTypeOrProperties) {
  const Graph graph =
      read("pipeline.( name=\"john\" async-handling=true fakesrc ) bin . ( queue )");
  EXPECT_EQ(elements(graph), (Texts{"pipeline john", "fakesrc fakesrc0 in john", "bin bin0",
                                    "queue queue0 in bin0"}));
  EXPECT_EQ(value(graph, "john", "async-handling"), "true");
}

TEST(Bins, AReferenceToABinCannotLeadElsewhere) {
  EXPECT_EQ(links("bin.( name=b identity ) fakesrc ! b. b.src ! fakesink"),
            (Texts{"fakesrc0 -> b", "b.src -> fakesink0"}));
}

TEST(Uris, AUriCannotBeTakenForAnElementsName) {
  const Graph graph = read(
      "rtsp://u:p@cam:554/a?b=c&d ! decodebin ! udp://10.0.0.1:5000 "
      "file:///a\\ b ! x. https://h/x.mp4 ! fakesink name=x");
  EXPECT_EQ(elements(graph), (Texts{"rtspsrc rtspsrc0", "decodebin decodebin0", "udpsink udpsink0",
                                    "filesrc filesrc0", "souphttpsrc souphttpsrc0", "fakesink x"}));
  EXPECT_EQ(value(graph, "rtspsrc0", "uri"), "rtsp://u:p@cam:554/a?b=c&d");
  EXPECT_EQ(value(graph, "filesrc0", "uri"), "file:///a b");
  EXPECT_EQ(links(graph), (Texts{"rtspsrc0 -> decodebin0", "decodebin0 -> udpsink0",
                                 "filesrc0 -> x", "souphttpsrc0 -> x"}));
}

TEST(Positions, AnElementCannotBeLookedForInTheWrongPlace) {
  const Graph graph = read("fakesrc !\n\t( queue\n ! t.\n) tee name=t");
  const auto stands_at = [&](std::size_t i, int line, int column) {
    EXPECT_EQ(graph.elements.at(i).line, line) << graph.elements[i].name;
    EXPECT_EQ(graph.elements.at(i).column, column) << graph.elements[i].name;
  };
  stands_at(0, 1, 1);
  stands_at(1, 2, 2);
  stands_at(2, 2, 4);
  stands_at(3, 4, 3);
}

}  // namespace
}  // namespace guard::description::test
