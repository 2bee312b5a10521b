// SPDX-License-Identifier: LGPL-2.1-or-later
// Seeks, renegotiation, state cycles and early ends, with a closed gate in the middle.
#include <gtest/gtest.h>

#include <array>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* closed_stage = "faceguard ! poolstage name=stage ! ";

TEST(Lifecycle, CannotBeOpenedByFlushingSeeks) {
  Playback playback(std::string("videotestsrc num-buffers=3000 ! "
                                "video/x-raw,format=I420,width=64,height=48,framerate=100/1 ! ") +
                    "faceguard ! asyncstage name=stage latency-ms=5 ! fakesink name=recorder");
  const Count recorded = playback.count("recorder", "sink");
  ASSERT_TRUE(playback.reach(GST_STATE_PAUSED));
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(gst_element_seek_simple(playback.get(), GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH,
                                        static_cast<gint64>(i % 8) * GST_SECOND));
    ASSERT_TRUE(playback.reach(i % 2 == 0 ? GST_STATE_PLAYING : GST_STATE_PAUSED));
  }
  EXPECT_EQ(playback.seen("stage"), 0U);
  EXPECT_GT(*recorded, 0U);
}

TEST(Lifecycle, CannotBeOpenedByTwoHundredStateCycles) {
  Playback playback(std::string("videotestsrc is-live=true ! "
                                "video/x-raw,format=I420,width=64,height=48,framerate=200/1 ! ") +
                    closed_stage + "fakesink name=recorder");
  const Count recorded = playback.count("recorder", "sink");
  constexpr std::array below{GST_STATE_NULL, GST_STATE_READY, GST_STATE_PAUSED};
  for (std::size_t i = 0; i < 200; ++i) {
    playback.start(GST_STATE_PLAYING);
    g_usleep(5'000);
    playback.start(below[i % below.size()]);
  }
  EXPECT_EQ(playback.seen("stage"), 0U);
  const std::uint64_t before = *recorded;
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  EXPECT_TRUE(eventually([&] { return *recorded > before + 5; }));
  EXPECT_EQ(playback.seen("stage"), 0U);
}

GstPadProbeReturn check_size(GstPad* pad, GstPadProbeInfo* info, gpointer wrong) {
  const auto caps = own(gst_pad_get_current_caps(pad));
  gint width = 0;
  gint height = 0;
  const GstStructure* format = gst_caps_get_structure(caps.get(), 0);
  gst_structure_get(format, "width", G_TYPE_INT, &width, "height", G_TYPE_INT, &height, nullptr);
  const auto size = static_cast<gsize>(width * height);
  if (gst_buffer_get_size(GST_PAD_PROBE_INFO_BUFFER(info)) != size)
    ++*static_cast<std::atomic<int>*>(wrong);
  return GST_PAD_PROBE_OK;
}

// Gives the capsfilter of this pad another width at every tenth frame. It is done by the camera's
// own thread: a filter that is changed while it holds a frame leaves that frame out.
GstPadProbeReturn change_width(GstPad* pad, GstPadProbeInfo*, gpointer frames) {
  const int frame = ++*static_cast<int*>(frames);
  if (frame % 10 != 0) return GST_PAD_PROBE_OK;
  const auto caps =
      own(gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "GRAY8", "width", G_TYPE_INT,
                              frame % 20 == 0 ? 160 : 320, "height", G_TYPE_INT, 120, "framerate",
                              GST_TYPE_FRACTION, 100, 1, nullptr));
  g_object_set(GST_OBJECT_PARENT(pad), "caps", caps.get(), nullptr);
  return GST_PAD_PROBE_OK;
}

TEST(Lifecycle, CannotPutAFrameUnderTheWrongCaps) {
  // The stage holds caps back as long as frames; what goes around it must not overtake them.
  Playback playback(
      "videotestsrc is-live=true num-buffers=200 ! capsfilter name=format "
      "caps=video/x-raw,format=GRAY8,width=160,height=120,framerate=100/1 ! faceguard ! "
      "asyncstage name=stage latency-ms=20 ! fakesink name=recorder sync=false");
  std::atomic<int> wrong{0};
  const auto pad = own(gst_element_get_static_pad(playback.element("recorder").get(), "sink"));
  gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, check_size, &wrong, nullptr);
  const auto format = own(gst_element_get_static_pad(playback.element("format").get(), "src"));
  int frames = 0;
  gst_pad_add_probe(format.get(), GST_PAD_PROBE_TYPE_BUFFER, change_width, &frames, nullptr);
  const Count recorded = playback.count("recorder", "sink");
  playback.start(GST_STATE_PLAYING);
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(playback.seen("stage"), 0U);
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(*recorded, 200U);
}

TEST(Lifecycle, CannotHideFromTheSourceThatTheRecorderIsDone) {
  Playback playback(
      std::string("videotestsrc num-buffers=400 ! video/x-raw,format=I420,width=64,height=48 ! ") +
      "identity name=camera ! " + closed_stage + "fakesink num-buffers=50");
  const Count produced = playback.count("camera", "sink");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_LE(*produced, 51U);
}

TEST(Lifecycle, CannotCrashAtExitWhileStreaming) {
  EXPECT_EXIT(
      {
        auto* playback = new Playback(
            std::string("videotestsrc ! video/x-raw,format=I420,width=16,height=16 ! ") +
            closed_stage + "fakesink");
        playback->start(GST_STATE_PLAYING);
        g_usleep(50'000);
        exit(0);
      },
      testing::ExitedWithCode(0), "");
}

TEST(Lifecycle, CannotKeepElementsAlive) {
  GWeakRef stage;
  {
    const Playback playback(
        std::string("videotestsrc num-buffers=10 ! video/x-raw,format=I420 ! ") + closed_stage +
        "fakesink");
    g_weak_ref_init(&stage, playback.element("stage").get());
    ASSERT_TRUE(playback.reach(GST_STATE_PAUSED));
  }
  EXPECT_EQ(g_weak_ref_get(&stage), nullptr);
  g_weak_ref_clear(&stage);
}

}  // namespace
}  // namespace tests::pipeline
