// SPDX-License-Identifier: LGPL-2.1-or-later
// With no configuration at all: what GStreamer declares works, everything else is blocked, and one
// line says why.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* source =
    "videotestsrc num-buffers=20 ! video/x-raw,width=64,height=48,framerate=30/1 ! faceguard ! ";

class Harmless : public testing::TestWithParam<const char*> {};

TEST_P(Harmless, CannotBeBlockedByDefault) {
  Playback playback(std::string(source) + "videoconvert ! " + GetParam() +
                    " ! fakesink name=end sync=false");
  const Count at_end = playback.count("end", "sink");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_GE(*at_end, 1U);
  for (const auto& gate : playback.messages("faceguard-gate"))
    ADD_FAILURE() << field(gate, "stage") << " was " << field(gate, "state");
  EXPECT_EQ(playback.warnings(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Elements, Harmless,
    testing::Values(
        "facedetect display=false ! videoconvert",
        "faceblur profile=/usr/share/opencv4/haarcascades/haarcascade_frontalface_default.xml ! "
        "videoconvert",
        "edgedetect ! videoconvert", "videoscale ! video/x-raw,width=32",
        "videoflip method=clockwise", "videobalance brightness=0.1", "tee ! queue", "videorate",
        "x264enc ! h264parse ! mp4mux", "jpegenc", "identity", "valve",
        "motioncells ! videoconvert", "rtpvrawpay ! rtpvrawdepay",
        "vp8enc deadline=1 ! matroskamux", "deinterlace", "videocrop left=2",
        "autovideoconvert ! video/x-raw,format=RGB"));

TEST(Undeclared, CannotSeeAFrameAndIsNamedInOneClearLine) {
  Playback playback(std::string(source) +
                    "tee name=t t. ! queue ! fakesink name=recorder "
                    "t. ! queue ! appsink name=app sync=false");
  const Count recorded = playback.count("recorder", "sink");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*recorded, 20U);
  const std::string warnings = playback.warnings();
  EXPECT_EQ(std::count(warnings.begin(), warnings.end(), '\n'), 1) << warnings;
  for (const char* part : {"app (appsink, unknown", "may apply", "[[element]]", "descriptor"})
    EXPECT_NE(warnings.find(part), std::string::npos) << part << " is not in: " << warnings;
}

TEST(Undeclared, CannotAnnounceLaterThanTheFirstFrame) {
  Playback playback(std::string(source) + "identity name=stage signal-handoffs=true ! fakesink");
  (void)playback.handoffs("stage");
  ASSERT_TRUE(playback.reach(GST_STATE_PAUSED));
  const auto preflight = playback.messages("faceguard-preflight");
  ASSERT_EQ(preflight.size(), 1U);
  EXPECT_NE(field(preflight[0], "blocks").find("stage (identity, unknown"), std::string::npos);
}

TEST(Undeclared, CannotTakeSoundThroughAnAppsinkEither) {
  Playback playback("audiotestsrc num-buffers=10 ! faceguard ! audioconvert ! appsink sync=false");
  EXPECT_EQ(playback.play(), "eos");
  const auto gates = playback.messages("faceguard-gate");
  ASSERT_EQ(gates.size(), 1U);
  EXPECT_EQ(field(gates[0], "gate"), "starve");
}

TEST(Undeclared, CannotJoinLaterWithoutBeingNamed) {
  Playback playback(
      "videotestsrc is-live=true num-buffers=60 ! video/x-raw,width=64,height=48,framerate=60/1 ! "
      "faceguard ! tee name=t ! queue ! fakesink");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  EXPECT_EQ(playback.warnings(), "");
  GstElement* late =
      gst_parse_bin_from_description("queue ! appsink name=late async=false", TRUE, nullptr);
  gst_bin_add(GST_BIN(playback.get()), late);
  gst_element_sync_state_with_parent(late);
  ASSERT_TRUE(gst_element_link(playback.element("t").get(), late));
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_NE(playback.warnings().find("late (appsink, unknown"), std::string::npos);
}

}  // namespace
}  // namespace tests::pipeline
