// SPDX-License-Identifier: LGPL-2.1-or-later
// What people paste: the command itself, in a shell's quoting.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/guard/description/support.hpp"

namespace guard::description::test {
namespace {

using testing::HasSubstr;

TEST(Shell, TheCommandCannotBecomePartOfThePipeline) {
  for (
      const char* text :
      {"gst-launch-1.0 fakesrc ! fakesink", "gst-launch-1.0 -e -vm fakesrc ! fakesink -q",
       "GST_DEBUG=3 A=\"b c\" sudo -E /usr/bin/gst-launch-1.0 --gst-debug=x:5 fakesrc ! fakesink",
       "gst-launch-1.0 -X name --gst-debug-level 3 fakesrc ! fakesink",
       "$ gst-launch-1.0 fakesrc \\! fakesink", "exec gst-launch-1.0 fakesrc '!' fakesink &",
       "gst-launch-1.0 fakesrc \"!\" fakesink > log.txt 2>&1", "gst-launch-1.0 fakesrc ! fakesink;",
       "#!/bin/sh\n# the lobby\nexec gst-launch-1.0 \\\n  fakesrc \\\n  ! fakesink  # to nowhere\n",
       "gst-launch-1.0 fakesrc !\r\n fakesink\r\n", "gst-launch-1.0 -e -- fakesrc ! fakesink",
       "gst-launch-1.0.exe fakesrc ! fakesink", "gst-launch-1.0 'fakesrc ! fakesink'"}) {
    const Graph graph = read(text);
    EXPECT_EQ(links(graph), Texts{"fakesrc0 -> fakesink0"}) << text;
    EXPECT_EQ(graph.elements.size(), 2U) << text;
  }
}

TEST(Shell, QuotingCannotChangeWhatAValueSays) {
  const Graph graph = read(
      R"(gst-launch-1.0 a p="x y" q='"z ! w"' r=\"u\ v\" s="it's" t='a'"b" u="C:\dir" k='{"m": 1}')"
      R"( v=${X:-a b} w=$(id -u) x="a\\\\b" ! "video/x-raw, format=RGB; image/jpeg" ! b)");
  for (const auto& [name, says] : std::vector<std::pair<std::string, std::string>>{
           {"p", "x y"},
           {"q", "z ! w"},
           {"r", "u v"},
           {"s", "it's"},
           {"t", "ab"},
           {"u", "C:dir"},  // GStreamer takes '\' away once more
           {"k", "{\"m\": 1}"},
           {"v", "${X:-a b}"},
           {"w", "$(id -u)"},
           {"x", "a\\b"}})
    EXPECT_EQ(value(graph, "a0", name), says) << name;
  EXPECT_EQ(links(graph), Texts{"a0 -> b0 {video/x-raw, format=RGB; image/jpeg}"});
}

TEST(Shell, QuotedWordsOfADescriptionAloneCannotBeMisread) {
  EXPECT_EQ(links("fakesrc '!' 'video/x-raw, width=5' \"!\" queue 'name=q' \\! fakesink"),
            (Texts{"fakesrc0 -> q {video/x-raw, width=5}", "q -> fakesink0"}));
  EXPECT_EQ(links("\"fakesrc ! fakesink\""), Texts{"fakesrc0 -> fakesink0"});
  EXPECT_EQ(links("  'fakesrc ! queue name=\"q\" ! fakesink'\n"),
            (Texts{"fakesrc0 -> q", "q -> fakesink0"}));
}

TEST(Shell, ADescriptionCannotBeTakenForACommand) {
  EXPECT_EQ(elements(read("textoverlay text=\"made with gst-launch-1.0 here\" ! fakesink")),
            (Texts{"textoverlay textoverlay0", "fakesink fakesink0"}));
  EXPECT_EQ(elements(read("filesrc location=/usr/bin/gst-launch-1.0 ! fakesink")),
            (Texts{"filesrc filesrc0", "fakesink fakesink0"}));
  EXPECT_EQ(elements(read("face name=gst-launch-1 gst-launch-1.0 ! fakesink")),
            (Texts{"face gst-launch-1", "fakesink fakesink0"}))
      << "a pad of an element of that name";
  for (const char* text :
       {"face ! fakesink gst-launch-1.0 ! queue", "face!fakesink gst-launch-1.0 queue",
        "face model=/x/gst-launch-1.0 fakesink queue"})
    EXPECT_EQ(elements(read(text)), (Texts{"face face0", "fakesink fakesink0", "queue queue0"}))
        << text;
}

TEST(Shell, ASecondCommandCannotHide) {
  for (const char* text :
       {"gst-launch-1.0 fakesrc ! fakesink; gst-launch-1.0 fakesrc ! face",
        "gst-launch-1.0 fakesrc ! fakesink ; sudo gst-launch-1.0 fakesrc ! face",
        "gst-launch-1.0 fakesrc ! fakesink & gst-launch-1.0 fakesrc ! face",
        "gst-launch-1.0 fakesrc ! fdsink | gst-launch-1.0 fdsrc ! face",
        "gst-launch-1.0 fakesrc ! fakesink\ngst-launch-1.0 fakesrc ! face",
        "gst-launch-1.0 fakesrc ! fakesink && sh -c 'gst-launch-1.0 fakesrc ! face'"}) {
    const auto graph = parse(text);
    ASSERT_FALSE(graph) << text;
    EXPECT_THAT(graph.error().what, HasSubstr("second")) << text;
  }
  const Graph noted = read("gst-launch-1.0 fakesrc ! fakesink | grep x");
  EXPECT_EQ(notes(noted), Texts{"1:35 what follows '|' is another command, and not read"});
  EXPECT_EQ(notes(read("docker run -it img gst-launch-1.0 fakesrc ! fakesink")),
            Texts{"1:1 the words before 'gst-launch-1.0' are not read"});
}

TEST(Shell, PositionsCannotBeThoseOfTheUnquotedText) {
  const Graph graph = read("# one\ngst-launch-1.0 'fakesrc' p=\"a  b\" \\\n  \"!\" fakesink ! $X");
  ASSERT_EQ(graph.elements.size(), 3U);
  EXPECT_EQ(graph.elements[0].line, 2);
  EXPECT_EQ(graph.elements[0].column, 17);
  EXPECT_EQ(graph.elements[1].line, 3);
  EXPECT_EQ(graph.elements[1].column, 7);
  ASSERT_EQ(graph.notes.size(), 1U);
  EXPECT_EQ(graph.notes[0].line, 3);
  EXPECT_EQ(graph.notes[0].column, 18);
}

TEST(Files, CommentsAndLineEndsCannotChangeThePipeline) {
  EXPECT_EQ(links("\xef\xbb\xbf# a ! face\n\nfakesrc num-buffers=5 \\\n# b ! face\n ! queue \\\r\n"
                  "  ! fakesink\n   # end ! face"),
            (Texts{"fakesrc0 -> queue0", "queue0 -> fakesink0"}));
}

}  // namespace
}  // namespace guard::description::test
