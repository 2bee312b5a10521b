// SPDX-License-Identifier: LGPL-2.1-or-later
// What people write down as a pipeline is read as GStreamer reads it, and nothing else is made of
// it.
#include "guard/description/parse.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tests::description {
namespace {

using guard::description::Graph;
using guard::description::parse;

// "videotestsrc0>queue0[caps]>sink", one link after the other.
std::string links(const Graph& graph) {
  std::string text;
  for (const auto& link : graph.links) {
    const auto name = [&](int i) { return graph.elements[static_cast<std::size_t>(i)].name; };
    text += (text.empty() ? "" : " ") + name(link.from) +
            (link.from_pad.empty() ? "" : "." + link.from_pad) + ">" + name(link.to) +
            (link.to_pad.empty() ? "" : "." + link.to_pad) +
            (link.caps.empty() ? "" : "[" + link.caps + "]");
  }
  return text;
}

std::string links_of(std::string_view text) {
  const auto graph = parse(text);
  return graph ? links(*graph) : "error: " + graph.error().text();
}

std::string value_in(std::string_view text, std::size_t element, std::size_t property = 0) {
  const auto graph = parse(text);
  if (!graph) return "error: " + graph.error().text();
  return graph->elements.at(element).properties.at(property).value;
}

TEST(Links, CannotBeMisread) {
  EXPECT_EQ(links_of("a ! b ! c"), "a0>b0 b0>c0");
  EXPECT_EQ(links_of("a!b"), "a0>b0");
  EXPECT_EQ(links_of("a : b"), "a0>b0");
  EXPECT_EQ(links_of("a b ! c"), "b0>c0");
  EXPECT_EQ(links_of("a1 ! a1"), "a1-0>a1-1");
}

TEST(Tees, CannotLoseABranch) {
  EXPECT_EQ(links_of("a ! tee name=t t. ! b t. ! queue ! c"), "a0>t t>b0 t>queue0 queue0>c0");
  EXPECT_EQ(links_of("a ! mux. b ! mux.sink_1 c name=mux ! d"), "a0>mux b0>mux.sink_1 mux>d0");
  EXPECT_EQ(links_of("x name=d d.video_0 ! q ! m. d.audio_0 ! m. y name=m"),
            "d.video_0>q0 q0>m d.audio_0>m");
  EXPECT_EQ(links_of("a .src ! .sink b"), "a0.src>b0.sink");
}

TEST(Caps, CannotBeTakenForElements) {
  EXPECT_EQ(links_of("a ! video/x-raw,format=RGB ! b"), "a0>b0[video/x-raw,format=RGB]");
  EXPECT_EQ(links_of("a ! video/x-raw(memory:NVMM), format = NV12 ! b"),
            "a0>b0[video/x-raw(memory:NVMM), format = NV12]");
  EXPECT_EQ(links_of("a ! 'video/x-raw, width=(int)320' ! b"),
            "a0>b0[video/x-raw, width=(int)320]");
  EXPECT_EQ(links_of("a ! video/x-raw ! video/x-raw,width=8 ! b"),
            "a0>capsfilter0[video/x-raw] capsfilter0>b0");
  EXPECT_EQ(links_of("a ! video/x-raw"), "a0>capsfilter0");
}

TEST(Properties, CannotLoseTheirQuotingOrSpill) {
  EXPECT_EQ(value_in("a x=1 ! b", 0), "1");
  EXPECT_EQ(value_in("a x = 1 ! b", 0), "1");
  EXPECT_EQ(value_in(R"(a prompt="who is this? ! b" ! c)", 0), "who is this? ! b");
  EXPECT_EQ(value_in("a location='/a b/c' ! b", 0), "/a b/c");
  EXPECT_EQ(value_in("a signaller::uri=ws://x:1 ! b", 0), "ws://x:1");
  EXPECT_EQ(value_in(R"(p process="inference model=/m/x.xml device=CPU" ! b)", 0),
            "inference model=/m/x.xml device=CPU");
}

TEST(Names, CannotBeMistaken) {
  const auto graph = parse("queue name=q ! queue ! queue");
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->elements[0].name, "q");
  EXPECT_TRUE(graph->elements[0].named);
  EXPECT_EQ(graph->elements[2].name, "queue1");
  EXPECT_EQ(graph->elements[1].line, 1);
  EXPECT_EQ(graph->elements[1].column, 16);
}

TEST(Bins, CannotHideWhatIsInThem) {
  EXPECT_EQ(links_of("a ! ( b ! c ) ! d"), "a0>b0 b0>c0 c0>d0");
  EXPECT_EQ(links_of("a ! bin.( name=x b ! c ) ! d"), "a0>b0 b0>c0 c0>d0");
  EXPECT_EQ(links_of("( ( ( a ! b ) ) )"), "a0>b0");
}

TEST(CommandLines, CannotKeepWhatTheShellTakes) {
  for (const char* text : {"gst-launch-1.0 -e -v a ! b", "GST_DEBUG=3 gst-launch-1.0 a ! b",
                           "sudo /usr/bin/gst-launch-1.0 a \\\n  ! b", "gst-launch-1.0 a '!' b",
                           "gst-launch-1.0 a \\! b", "# a comment\na ! b",
                           "gst-launch-1.0 a ! b > log 2>&1", "gst-launch-1.0 \"a ! b\""})
    EXPECT_EQ(links_of(text), "a0>b0") << text;
}

TEST(Uris, CannotBeTakenForNonsense) {
  EXPECT_EQ(links_of("rtsp://host/x ! b"), "rtspsrc0>b0");
  EXPECT_EQ(value_in("file:///a/b.mp4 ! c", 0), "file:///a/b.mp4");
}

TEST(Fragments, CannotBeTakenForWhole) {
  for (const char* text : {"! a", "a !", "a ! nobody. b", "a x=$Y ! b", "t. ! a"}) {
    const auto graph = parse(text);
    ASSERT_TRUE(graph) << text;
    EXPECT_FALSE(graph->notes.empty()) << text;
  }
}

TEST(Nonsense, CannotBeRead) {
  for (const char* text : {"a ! ! b", "a x=\"b", "( a", "a )", "a x= ", "x=1", "\x01", "a ! ; b"})
    EXPECT_FALSE(parse(text)) << text;
  const auto error = parse("a !\n  b x=\"y").error();
  EXPECT_EQ(error.line, 2);
  EXPECT_FALSE(error.what.empty());
}

TEST(Hostile, CannotTakeLongOrDeep) {
  EXPECT_FALSE(parse(std::string(2 << 20, 'a')));
  EXPECT_FALSE(parse(std::string(100'000, '(')));
  std::string many;
  for (int i = 0; i < 50'000; ++i) many += "a ! ";
  EXPECT_FALSE(parse(many + "a"));
}

}  // namespace
}  // namespace tests::description
