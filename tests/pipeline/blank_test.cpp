// SPDX-License-Identifier: LGPL-2.1-or-later
// Stages that make something else of the picture for somebody behind them: they get black frames.
#include <gst/video/video.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

std::string identifier(const std::string& factory) {
  return "[[element]]\nfactory = \"" + factory + "\"\ncapability = \"face-identification\"\n";
}

std::string camera(const std::string& pattern, const std::string& more = {}) {
  return "videotestsrc num-buffers=60 pattern=" + pattern +
         " ! video/x-raw,width=160,height=120,framerate=30/1" + more + " ! ";
}

constexpr const char* scaled = "videoscale name=stage ! video/x-raw,width=320,height=240 ! ";

// The only stage's entry in the guard's stats.
std::string stage_field(const Playback& playback, const std::string& name) {
  GstStructure* raw = nullptr;
  g_object_get(playback.element("guard").get(), "stats", &raw, nullptr);
  const auto stats = own(raw);
  const GValue* stages = gst_structure_get_value(stats.get(), "stages");
  if (gst_value_list_get_size(stages) == 0) return "no stage";
  return field(
      own(gst_structure_copy(gst_value_get_structure(gst_value_list_get_value(stages, 0)))), name);
}

class BlankFormats : public testing::TestWithParam<const char*> {};

TEST_P(BlankFormats, CannotBeToldFromACameraWithItsLidOn) {
  const Fleet fleet(identifier("videoscale"));
  const auto recorded = [&](const std::string& start) {
    const std::string out = fleet.path("recording");
    Playback playback(start +
                      "videoscale name=stage ! video/x-raw,width=384 ! filesink location=" + out);
    EXPECT_EQ(playback.play(), "eos");
    return bytes_of(out);
  };
  // No format pads the rows of such pictures, nor their halves.
  const std::string size = ",width=192,height=120 ! ";
  const std::string camera =
      "videotestsrc num-buffers=5 pattern=ball ! video/x-raw,format=" + std::string(GetParam()) +
      size;
  const std::string black =
      recorded("videotestsrc num-buffers=5 pattern=black ! video/x-raw,format=RGB" + size +
               "videoconvert dither=none ! video/x-raw,format=" + GetParam() + " ! ");
  ASSERT_FALSE(black.empty());
  ASSERT_NE(recorded(camera), black);
  EXPECT_EQ(recorded(camera + "faceguard config=" + fleet.config() + " ! "), black);
}

INSTANTIATE_TEST_SUITE_P(Raw, BlankFormats,
                         testing::Values("I420", "YV12", "NV12", "NV21", "NV16", "YUY2", "UYVY",
                                         "Y42B", "Y444", "AYUV", "v210", "I420_10LE", "P010_10LE",
                                         "I422_12LE", "GRAY8", "GRAY16_LE", "RGB", "BGR", "BGRx",
                                         "RGBA", "GBR", "RGB16", "ARGB64", "AYUV64"),
                         [](const auto& test) { return std::string(test.param); });

TEST(Blank, CannotEndTheRecordingBehindTheStage) {
  const Fleet fleet(identifier("videoscale"));
  const std::string out = fleet.path("recording.mp4");
  Playback playback(camera("ball") + "faceguard name=guard config=" + fleet.config() + " ! " +
                    scaled + "x264enc name=encoder ! mp4mux ! filesink location=" + out);
  const Count frames = playback.count("encoder", "sink");
  const Count coded = playback.count("encoder", "src");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*frames, 60U);
  EXPECT_EQ(*coded, 60U);
  EXPECT_EQ(stage_field(playback, "gate"), "blank");
  EXPECT_EQ(stage_field(playback, "blanked"), "60");

  Playback replay("filesrc location=" + out + " ! qtdemux ! avdec_h264 ! fakesink name=sink");
  const Count shown = replay.count("sink", "sink");
  EXPECT_EQ(replay.play(), "eos");
  EXPECT_EQ(*shown, 60U);
}

TEST(Blank, CannotStallTheRecorderBesideIt) {
  const Fleet fleet(identifier("videoscale"));
  const std::string encoded = "x264enc tune=zerolatency ! mp4mux ! filesink location=";
  for (const std::string live : {"false", "true"}) {
    Playback playback("videotestsrc num-buffers=60 is-live=" + live +
                      " ! video/x-raw,width=160,height=120,framerate=60/1 ! "
                      "faceguard config=" +
                      fleet.config() + " ! tee name=t t. ! queue ! identity name=out ! " + encoded +
                      fleet.path("main.mp4") + " t. ! queue ! " + scaled + encoded +
                      fleet.path("branch.mp4"));
    const Count main = playback.count("out", "src");
    const Count branch = playback.count("stage", "src");
    EXPECT_EQ(playback.play(), "eos");
    EXPECT_EQ(*main, 60U);
    EXPECT_EQ(*branch, 60U);
  }
}

// What came to the stage's own pad, and what the camera had sent.
struct Seen {
  std::vector<GstMemory*> camera;
  std::vector<GstClockTime> sent;
  std::vector<GstClockTime> arrived;
  int metas = 0;
  int shared = 0;
};

GstPadProbeReturn note_camera(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto* seen = static_cast<Seen*>(data);
  GstBuffer* buffer = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
  gst_buffer_add_video_region_of_interest_meta(buffer, "face", 1, 2, 3, 4);
  gst_buffer_add_video_meta(buffer, GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_FORMAT_I420, 160, 120);
  GstBuffer* parent = gst_buffer_new();
  gst_buffer_add_parent_buffer_meta(buffer, parent);
  gst_buffer_unref(parent);
  seen->camera.push_back(gst_memory_ref(gst_buffer_peek_memory(buffer, 0)));
  seen->sent.push_back(GST_BUFFER_PTS(buffer));
  info->data = buffer;
  return GST_PAD_PROBE_OK;
}

gboolean count_meta(GstBuffer*, GstMeta**, gpointer count) {
  ++*static_cast<int*>(count);
  return TRUE;
}

GstPadProbeReturn note_stage(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto* seen = static_cast<Seen*>(data);
  GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
  gst_buffer_foreach_meta(buffer, count_meta, &seen->metas);
  for (guint i = 0; i < gst_buffer_n_memory(buffer); ++i)
    if (std::count(seen->camera.begin(), seen->camera.end(), gst_buffer_peek_memory(buffer, i)) > 0)
      ++seen->shared;
  seen->arrived.push_back(GST_BUFFER_PTS(buffer));
  return GST_PAD_PROBE_OK;
}

TEST(Blank, CannotCarryAnythingOfTheCamerasButTheTime) {
  const Fleet fleet(identifier("videoscale"));
  Playback playback(camera("ball", ",format=I420") + "identity name=in ! faceguard config=" +
                    fleet.config() + " ! " + scaled + "fakesink");
  Seen seen;
  const auto in = own(gst_element_get_static_pad(playback.element("in").get(), "sink"));
  const auto stage = own(gst_element_get_static_pad(playback.element("stage").get(), "sink"));
  gst_pad_add_probe(in.get(), GST_PAD_PROBE_TYPE_BUFFER, note_camera, &seen, nullptr);
  gst_pad_add_probe(stage.get(), GST_PAD_PROBE_TYPE_BUFFER, note_stage, &seen, nullptr);
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(seen.sent.size(), 60U);
  EXPECT_EQ(seen.arrived, seen.sent);
  EXPECT_EQ(seen.metas, 0);
  EXPECT_EQ(seen.shared, 0);
  for (GstMemory* memory : seen.camera) gst_memory_unref(memory);
}

// Whether the frames that come are white, and how often that changed.
struct Shade {
  std::atomic<int> changes{0};
  std::atomic<bool> white{false};
};

GstPadProbeReturn note_shade(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto* shade = static_cast<Shade*>(data);
  guint8 luma = 0;
  gst_buffer_extract(GST_PAD_PROBE_INFO_BUFFER(info), 1000, &luma, 1);
  if (shade->white.exchange(luma > 100) != (luma > 100)) ++shade->changes;
  return GST_PAD_PROBE_OK;
}

TEST(Blank, CannotMixBlackFramesWithThoseOfAnOpenGate) {
  Fleet fleet(identifier("videoscale"));
  const std::string police = fleet.signed_descriptor("police.json", us_police_body_camera);
  const std::string kiosk = fleet.signed_descriptor("kiosk.json", consented_kiosk);
  Playback playback(
      "videotestsrc is-live=true pattern=white ! "
      "video/x-raw,format=I420,width=64,height=48,framerate=200/1 ! faceguard name=guard config=" +
      fleet.config() + " descriptor=" + police +
      " ! queue ! videoscale name=stage ! video/x-raw,width=96 ! queue ! "
      "fakesink name=out sync=false");
  Shade shade;
  const auto out = own(gst_element_get_static_pad(playback.element("out").get(), "sink"));
  gst_pad_add_probe(out.get(), GST_PAD_PROBE_TYPE_BUFFER, note_shade, &shade, nullptr);
  const Count sent = playback.count("guard", "src");
  const Count recorded = playback.count("out", "sink");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  constexpr int toggles = 40;
  for (int i = 0; i < toggles; ++i) {
    const bool open = i % 2 == 0;
    g_object_set(playback.element("guard").get(), "descriptor", (open ? kiosk : police).c_str(),
                 nullptr);
    ASSERT_TRUE(eventually([&] { return shade.white == open; }));
    g_usleep(20'000);
    ASSERT_EQ(shade.white, open);
  }
  EXPECT_EQ(shade.changes, toggles);
  gst_element_send_event(playback.get(), gst_event_new_eos());
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(*sent, *recorded);
}

bool is_black(const std::string& i420, std::size_t pixels) {
  for (std::size_t at = 0; at < i420.size(); at += pixels * 3 / 2) {
    const std::string_view luma = std::string_view(i420).substr(at, pixels);
    if (luma.find_first_not_of('\x10') != std::string_view::npos) return false;
  }
  return true;
}

TEST(BlankOfManyPads, CannotLetOneOfTwoCamerasThrough) {
  const Fleet fleet(identifier("compositor"));
  const std::string out = fleet.path("recording");
  Playback playback(camera("ball", ",format=I420") +
                    "faceguard name=guard config=" + fleet.config() +
                    " ! compositor name=stage background=black sink_1::xpos=160 ! "
                    "video/x-raw,format=I420,width=320,height=120 ! filesink location=" +
                    out + " " + camera("snow", ",format=I420") + "queue ! stage.");
  EXPECT_EQ(playback.play(), "eos");
  const std::string recording = bytes_of(out);
  EXPECT_GE(recording.size(), std::size_t{60} * 320 * 120 * 3 / 2);
  EXPECT_TRUE(is_black(recording, std::size_t{320} * 120));
}

TEST(BlankOfManyPads, CannotLeaveOneOfTwoOutputsEmptyOrUncovered) {
  const Fleet fleet(identifier("tee"));
  Playback playback(camera("ball", ",format=I420") + "faceguard config=" + fleet.config() +
                    " ! tee name=stage ! queue ! filesink location=" + fleet.path("one") +
                    " stage. ! queue ! filesink location=" + fleet.path("two"));
  EXPECT_EQ(playback.play(), "eos");
  for (const char* name : {"one", "two"}) {
    const std::string recording = bytes_of(fleet.path(name));
    EXPECT_EQ(recording.size(), std::size_t{60} * 160 * 120 * 3 / 2);
    EXPECT_TRUE(is_black(recording, std::size_t{160} * 120));
  }
}

TEST(BlankOfCodedFrames, CannotBeTriedSoTheStageIsStarved) {
  const Fleet fleet(identifier("jpegdec"));
  Playback playback(camera("ball") + "jpegenc ! faceguard name=guard config=" + fleet.config() +
                    " ! jpegdec name=stage ! fakesink name=out");
  const Count out = playback.count("out", "sink");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*out, 0U);
  EXPECT_EQ(stage_field(playback, "gate"), "starve");
  EXPECT_EQ(stage_field(playback, "starved"), "60");
}

TEST(BlankOfPools, CannotLetTheStageOfferBuffersToTheCamera) {
  const Fleet fleet(identifier("videoscale"));
  Playback playback(
      "videotestsrc is-live=true ! video/x-raw,width=160,height=120 ! faceguard name=guard "
      "config=" +
      fleet.config() + " ! " + scaled + "fakesink sync=false");
  const Count out = playback.count("stage", "src");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *out > 0; }));
  const auto pad = own(gst_element_get_static_pad(playback.element("guard").get(), "src"));
  const auto caps = own(gst_pad_get_current_caps(pad.get()));
  GstQuery* query = gst_query_new_allocation(caps.get(), TRUE);
  EXPECT_TRUE(gst_pad_peer_query(pad.get(), query));
  EXPECT_EQ(gst_query_get_n_allocation_pools(query), 0U);
  EXPECT_EQ(gst_query_get_n_allocation_params(query), 0U);
  EXPECT_TRUE(gst_query_find_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr));
  gst_query_unref(query);
}

}  // namespace
}  // namespace tests::pipeline
