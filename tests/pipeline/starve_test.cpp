// SPDX-License-Identifier: LGPL-2.1-or-later
// Stages that are ends: they get nothing, and nothing waits for them.
#include <gst/app/gstappsink.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* source =
    "videotestsrc num-buffers=60 ! video/x-raw,width=64,height=48,framerate=100/1 ! faceguard ! ";

TEST(Starve, CannotStallTheRecorderBesideIt) {
  Playback playback(std::string(source) +
                    "tee name=t t. ! queue ! fakesink name=recorder sync=true "
                    "t. ! queue ! fakesink name=stage signal-handoffs=true sync=true");
  const Count stage = playback.handoffs("stage");
  const Count recorder = playback.count("recorder", "sink");
  ASSERT_TRUE(playback.reach(GST_STATE_PAUSED));
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(playback.reach(GST_STATE_PAUSED));
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*stage, 0U);
  EXPECT_EQ(*recorder, 60U);
}

TEST(Starve, CannotHandASampleToTheApplication) {
  Playback playback(std::string(source) + "appsink name=app sync=false");
  EXPECT_EQ(playback.play(), "eos");
  auto* app = GST_APP_SINK(playback.element("app").get());
  EXPECT_EQ(gst_app_sink_try_pull_sample(app, 0), nullptr);
  EXPECT_EQ(gst_app_sink_try_pull_preroll(app, 0), nullptr);
}

std::size_t heap() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

TEST(Starve, CannotFillAnAppsinkWithGaps) {
  Playback playback(
      "videotestsrc num-buffers=20000 pattern=black ! video/x-raw,width=16,height=16 ! faceguard ! "
      "appsink sync=false");
  ASSERT_TRUE(playback.reach(GST_STATE_PAUSED));
  const std::size_t before = heap();
  EXPECT_EQ(playback.play(), "eos");
  // A GAP event takes 444 bytes: kept, they would be 8 MiB.
  EXPECT_LT(heap(), before + (std::size_t{1} << 20));
}

TEST(Starve, CannotMissABufferWithoutATimestamp) {
  Playback playback(
      "fakesrc num-buffers=50 format=time sizetype=fixed sizemax=64 datarate=6400 ! "
      "capssetter caps=video/x-raw,format=GRAY8,width=8,height=8,framerate=30/1 ! faceguard ! "
      "fakesink name=stage signal-handoffs=true sync=false");
  const Count stage = playback.handoffs("stage");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*stage, 0U);
}

TEST(Starve, CannotGetAPictureInAnEvent) {
  Playback playback(std::string(source) +
                    "fakesink name=stage signal-handoffs=true sync=true silent=false");
  const Count at_stage = playback.handoffs("stage");
  std::atomic<int> pictures{0};
  const auto sink = own(gst_element_get_static_pad(playback.element("stage").get(), "sink"));
  static GstPadEventFunction original;
  static std::atomic<int>* seen;
  original = GST_PAD_EVENTFUNC(sink.get());
  seen = &pictures;
  gst_pad_set_event_function(sink.get(), [](GstPad* pad, GstObject* parent, GstEvent* event) {
    if (gst_event_has_name(event, "picture")) ++*seen;
    return original(pad, parent, event);
  });
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  const auto peer = own(gst_pad_get_peer(sink.get()));
  gst_pad_push_event(peer.get(), gst_event_new_custom(GST_EVENT_CUSTOM_DOWNSTREAM,
                                                      gst_structure_new_empty("picture")));
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(pictures, 0);
  EXPECT_EQ(*at_stage, 0U);
}

}  // namespace
}  // namespace tests::pipeline
