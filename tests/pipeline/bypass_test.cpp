// SPDX-License-Identifier: LGPL-2.1-or-later
// A stage in front of the recorder: it sees nothing, and the recording misses nothing.
#include <gst/video/video.h>
#include <gtest/gtest.h>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* source =
    "videotestsrc num-buffers=150 pattern=ball ! "
    "video/x-raw,format=I420,width=160,height=120,framerate=30/1 ! ";

// What `tail` writes behind `stage`, byte for byte. An empty stage is the pipeline without it.
std::string recorded(const Fleet& fleet, const std::string& stage, const std::string& tail) {
  const std::string out = fleet.path("recording");
  Playback playback(source + stage + tail + " ! filesink location=" + out);
  EXPECT_EQ(playback.play(), "eos");
  if (!stage.empty()) {
    EXPECT_EQ(playback.seen("stage"), 0U);
  }
  return bytes_of(out);
}

struct Recorder {
  const char* name;
  const char* tail;
};

void PrintTo(const Recorder& recorder, std::ostream* out) {
  *out << recorder.tail;
}

class Bypass : public testing::TestWithParam<Recorder> {};

TEST_P(Bypass, CannotBeToldFromThePipelineWithoutTheStage) {
  const Fleet fleet;
  const std::string tail = GetParam().tail;
  const std::string without = recorded(fleet, "", tail);
  ASSERT_FALSE(without.empty());
  EXPECT_EQ(recorded(fleet, "faceguard ! poolstage name=stage ! ", tail), without);
  EXPECT_EQ(recorded(fleet, "faceguard ! asyncstage name=stage ! ", tail), without);
  EXPECT_EQ(recorded(fleet, "faceguard ! queue ! poolstage name=stage ! ", tail), without);
}

INSTANTIATE_TEST_SUITE_P(
    Recorders, Bypass,
    testing::Values(
        Recorder{"Raw", "identity"},
        // Default x264enc holds more frames than a stage's pool of four has.
        Recorder{"H264", "x264enc threads=1 pass=quant ! video/x-h264,stream-format=byte-stream"},
        Recorder{"Jpeg", "jpegenc"},
        Recorder{"Queued", "queue max-size-buffers=30 min-threshold-buffers=20"},
        Recorder{"Lists", "rtpvrawpay mtu=400 seqnum-offset=1 timestamp-offset=1 ssrc=1"}),
    [](const auto& test) { return test.param.name; });

TEST(BypassOfAPool, CannotLetTheStageOwnTheBuffers) {
  const Fleet fleet;
  Playback playback(std::string(source) +
                    "faceguard ! poolstage name=stage ! x264enc threads=1 ! fakesink");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(playback.seen("stage"), 0U);
}

TEST(BypassOfLists, CannotLetAListThrough) {
  Playback playback(
      std::string(source) +
      "rtpvrawpay mtu=400 ! capssetter replace=true "
      "caps=video/x-raw,format=I420,width=160,height=120,framerate=30/1 ! faceguard name=guard ! "
      "identity name=stage signal-handoffs=true ! fakesink name=out");
  const Count stage = playback.handoffs("stage");
  const Count in = playback.count("guard", "src");
  const Count out = playback.count("out", "sink");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*stage, 0U);
  EXPECT_GT(*in, 150U);
  EXPECT_EQ(*in, *out);
}

GstPadProbeReturn count_key_frames(GstPad*, GstPadProbeInfo* info, gpointer count) {
  if (!GST_BUFFER_FLAG_IS_SET(GST_PAD_PROBE_INFO_BUFFER(info), GST_BUFFER_FLAG_DELTA_UNIT))
    ++*static_cast<std::atomic<int>*>(count);
  return GST_PAD_PROBE_OK;
}

TEST(BypassOfEvents, CannotLoseARequestForAKeyFrame) {
  Playback playback(
      "videotestsrc is-live=true num-buffers=60 ! video/x-raw,width=64,height=64,framerate=60/1 ! "
      "faceguard name=guard ! identity name=stage signal-handoffs=true ! "
      "x264enc tune=zerolatency key-int-max=1000 ! identity name=out ! fakesink sync=false");
  const Count at_stage = playback.handoffs("stage");
  std::atomic<int> key_frames{0};
  const auto out = own(gst_element_get_static_pad(playback.element("out").get(), "sink"));
  gst_pad_add_probe(out.get(), GST_PAD_PROBE_TYPE_BUFFER, count_key_frames, &key_frames, nullptr);
  playback.start(GST_STATE_PLAYING);
  const auto source_pad = own(gst_element_get_static_pad(playback.element("guard").get(), "src"));
  for (unsigned i = 0; i < 3; ++i) {
    g_usleep(200'000);
    gst_pad_push_event(source_pad.get(),
                       gst_video_event_new_downstream_force_key_unit(
                           GST_CLOCK_TIME_NONE, GST_CLOCK_TIME_NONE, GST_CLOCK_TIME_NONE, TRUE, i));
  }
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(key_frames, 4);
  EXPECT_EQ(*at_stage, 0U);
}

// Counts custom events and tags with images that reach the stage itself.
class EventsInside {
 public:
  explicit EventsInside(GstElement* stage)
      : sink_(own(gst_element_get_static_pad(stage, "sink"))),
        original_(GST_PAD_EVENTFUNC(sink_.get())) {
    seen = 0;
    original = original_;
    gst_pad_set_event_function(sink_.get(), look);
  }
  static inline std::atomic<int> seen;

 private:
  static inline GstPadEventFunction original;
  static gboolean look(GstPad* pad, GstObject* parent, GstEvent* event) {
    const bool picture = gst_event_has_name(event, "picture");
    if (picture || GST_EVENT_TYPE(event) == GST_EVENT_TAG) ++seen;
    return original(pad, parent, event);
  }
  Ptr<GstPad> sink_;
  GstPadEventFunction original_;
};

TEST(BypassOfEvents, CannotCarryAPictureToTheStageInAnEventOrATag) {
  Playback playback(std::string(source) +
                    "faceguard name=guard ! identity name=stage signal-handoffs=true ! "
                    "identity name=out ! fakesink sync=true");
  const Count at_stage = playback.handoffs("stage");
  const EventsInside inside(playback.element("stage").get());
  const auto out = own(gst_element_get_static_pad(playback.element("out").get(), "sink"));
  std::atomic<int> behind{0};
  const auto note = [](GstPad*, GstPadProbeInfo* info, gpointer count) {
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    if (gst_event_has_name(event, "picture") || GST_EVENT_TYPE(event) == GST_EVENT_TAG)
      ++*static_cast<std::atomic<int>*>(count);
    return GST_PAD_PROBE_OK;
  };
  gst_pad_add_probe(out.get(), GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, note, &behind, nullptr);

  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  const auto source_pad = own(gst_element_get_static_pad(playback.element("guard").get(), "src"));
  GstBuffer* pixels = gst_buffer_new_allocate(nullptr, 64, nullptr);
  const auto carrying = [&] {
    return gst_structure_new("picture", "pixels", GST_TYPE_BUFFER, pixels, nullptr);
  };
  for (const GstEventType type : {GST_EVENT_CUSTOM_DOWNSTREAM, GST_EVENT_CUSTOM_DOWNSTREAM_OOB,
                                  GST_EVENT_CUSTOM_DOWNSTREAM_STICKY})
    gst_pad_push_event(source_pad.get(), gst_event_new_custom(type, carrying()));
  GstSample* sample = gst_sample_new(pixels, nullptr, nullptr, nullptr);
  gst_pad_push_event(source_pad.get(),
                     gst_event_new_tag(gst_tag_list_new(GST_TAG_IMAGE, sample, nullptr)));
  gst_sample_unref(sample);
  gst_buffer_unref(pixels);
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(EventsInside::seen, 0);
  EXPECT_EQ(*at_stage, 0U);
  EXPECT_EQ(behind, 4);
}

}  // namespace
}  // namespace tests::pipeline
