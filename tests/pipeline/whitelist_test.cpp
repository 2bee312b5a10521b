// SPDX-License-Identifier: LGPL-2.1-or-later
// Ways past a closed gate that are no buffers: events and queries that hold a picture.
#include <gst/video/video.h>
#include <gtest/gtest.h>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

// Whether any field holds what a picture can be in.
bool holds_picture(const GstStructure* structure);

bool is_picture(const GValue* value) {
  if (GST_VALUE_HOLDS_CAPS(value)) {
    const GstCaps* caps = gst_value_get_caps(value);
    for (guint i = 0; caps != nullptr && i < gst_caps_get_size(caps); ++i)
      if (holds_picture(gst_caps_get_structure(caps, i))) return true;
    return false;
  }
  if (GST_VALUE_HOLDS_STRUCTURE(value)) return holds_picture(gst_value_get_structure(value));
  if (GST_VALUE_HOLDS_ARRAY(value)) {
    const guint size = gst_value_array_get_size(value);
    return size > 1000 || (size > 0 && is_picture(gst_value_array_get_value(value, 0)));
  }
  if (G_VALUE_TYPE(value) == GST_TYPE_TAG_LIST) {
    const auto* tags = static_cast<const GstTagList*>(g_value_get_boxed(value));
    return gst_tag_list_get_tag_size(tags, GST_TAG_IMAGE) > 0;
  }
  return GST_VALUE_HOLDS_BUFFER(value) || GST_VALUE_HOLDS_SAMPLE(value) ||
         G_VALUE_HOLDS_POINTER(value) || G_VALUE_TYPE(value) == G_TYPE_BYTES;
}

bool holds_picture(const GstStructure* structure) {
  if (structure == nullptr) return false;
  for (gint i = 0; i < gst_structure_n_fields(structure); ++i)
    if (is_picture(gst_structure_get_value(
            structure, gst_structure_nth_field_name(structure, static_cast<guint>(i)))))
      return true;
  return false;
}

// What reaches the stage's own functions behind the gate.
class Inside {
 public:
  explicit Inside(GstPad* sink) {
    on_event = GST_PAD_EVENTFUNC(sink);
    on_query = GST_PAD_QUERYFUNC(sink);
    gst_pad_set_event_function(sink, [](GstPad* pad, GstObject* parent, GstEvent* event) {
      if (holds_picture(gst_event_get_structure(event))) ++pictures;
      if (gst_event_has_name(event, "GstForceKeyUnit")) ++key_units;
      if (GST_EVENT_TYPE(event) == GST_EVENT_CAPS) ++caps;
      return on_event(pad, parent, event);
    });
    gst_pad_set_query_function(sink, [](GstPad* pad, GstObject* parent, GstQuery* query) {
      if (holds_picture(gst_query_get_structure(query))) ++pictures;
      if (GST_QUERY_TYPE(query) == GST_QUERY_CUSTOM) ++customs;
      return on_query(pad, parent, query);
    });
  }
  static inline std::atomic<int> pictures{0};
  static inline std::atomic<int> key_units{0};
  static inline std::atomic<int> caps{0};
  static inline std::atomic<int> customs{0};

 private:
  static inline GstPadEventFunction on_event;
  static inline GstPadQueryFunction on_query;
};

struct Blocked {
  const char* name;
  const char* stage;  // and what is behind it
};

void PrintTo(const Blocked& blocked, std::ostream* out) {
  *out << blocked.stage;
}

class Whitelist : public testing::TestWithParam<Blocked> {
 protected:
  Whitelist()
      : fleet_("[[element]]\nfactory = \"videoscale\"\ncapability = \"face-identification\"\n"),
        playback_(
            "videotestsrc is-live=true ! "
            "video/x-raw,format=I420,width=64,height=48,framerate=100/1 ! identity name=in ! "
            "faceguard name=guard config=" +
            fleet_.config() + " ! " + GetParam().stage),
        handoffs_(GetParam().name == std::string("Blank") ? nullptr : playback_.handoffs("stage")),
        sink_(own(gst_element_get_static_pad(playback_.element("stage").get(), "sink"))),
        sent_(playback_.count("guard", "src")),
        source_(own(gst_element_get_static_pad(playback_.element("guard").get(), "src"))),
        inside_(sink_.get()),
        pixels_(gst_buffer_new_allocate(nullptr, 64, nullptr)) {
    EXPECT_TRUE(playback_.reach(GST_STATE_PLAYING));
    EXPECT_TRUE(eventually([&] { return *sent_ > 3; }));
  }
  ~Whitelist() override { gst_buffer_unref(pixels_); }

  void push(GstEvent* event) { gst_pad_push_event(source_.get(), event); }
  void settle_down() {
    const std::uint64_t from = *sent_;
    EXPECT_TRUE(eventually([&] { return *sent_ > from + 3; }));
  }
  [[nodiscard]] GstStructure* picture(const char* name) const {
    return gst_structure_new(name, "pixels", GST_TYPE_BUFFER, pixels_, nullptr);
  }
  // An event of GStreamer's own with a picture among its fields.
  [[nodiscard]] GstEvent* laden(GstEvent* event) const {
    gst_structure_set(gst_event_writable_structure(event), "pixels", GST_TYPE_BUFFER, pixels_,
                      nullptr);
    return event;
  }

  Fleet fleet_;
  Playback playback_;
  Count handoffs_;
  Ptr<GstPad> sink_;
  Count sent_;
  Ptr<GstPad> source_;
  Inside inside_;
  GstBuffer* pixels_;
};

TEST_P(Whitelist, CannotLetAPictureThroughInACustomEvent) {
  for (const GstEventType type :
       {GST_EVENT_CUSTOM_DOWNSTREAM, GST_EVENT_CUSTOM_DOWNSTREAM_OOB,
        GST_EVENT_CUSTOM_DOWNSTREAM_STICKY, GST_EVENT_CUSTOM_BOTH, GST_EVENT_CUSTOM_BOTH_OOB})
    for (const char* name : {"picture", "GstForceKeyUnit", "faceguard-verdict", "faceguard-drain"})
      push(gst_event_new_custom(type, picture(name)));
  settle_down();
  EXPECT_EQ(Inside::pictures, 0);
}

TEST_P(Whitelist, CannotLetAPictureThroughDeepInAStructure) {
  GstStructure* inner = picture("inner");
  push(gst_event_new_custom(
      GST_EVENT_CUSTOM_DOWNSTREAM,
      gst_structure_new("GstForceKeyUnit", "in", GST_TYPE_STRUCTURE, inner, nullptr)));
  gst_structure_free(inner);
  push(gst_event_new_custom(
      GST_EVENT_CUSTOM_DOWNSTREAM,
      gst_structure_new("GstForceKeyUnit", "at", G_TYPE_POINTER, pixels_, nullptr)));
  GValue list = G_VALUE_INIT;
  gst_value_array_init(&list, 4096);
  for (int i = 0; i < 4096; ++i) {
    GValue pixel = G_VALUE_INIT;
    g_value_init(&pixel, G_TYPE_INT);
    g_value_set_int(&pixel, i);
    gst_value_array_append_and_take_value(&list, &pixel);
  }
  GstStructure* numbers = gst_structure_new_empty("GstForceKeyUnit");
  gst_structure_take_value(numbers, "numbers", &list);
  push(gst_event_new_custom(GST_EVENT_CUSTOM_DOWNSTREAM, numbers));
  settle_down();
  EXPECT_EQ(Inside::pictures, 0);
}

TEST_P(Whitelist, CannotLetAPictureThroughInAnEventOfGStreamersOwn) {
  GstSample* sample = gst_sample_new(pixels_, nullptr, nullptr, nullptr);
  push(gst_event_new_tag(gst_tag_list_new(GST_TAG_IMAGE, sample, nullptr)));
  gst_sample_unref(sample);
  push(gst_event_new_protection("system", pixels_, "origin"));
  push(laden(gst_event_new_gap(0, GST_MSECOND)));
  push(laden(gst_event_new_segment_done(GST_FORMAT_TIME, 0)));
  push(laden(gst_event_new_buffer_size(GST_FORMAT_BYTES, 0, 0, FALSE)));
  settle_down();
  EXPECT_EQ(Inside::pictures, 0);
}

TEST_P(Whitelist, CannotLetAPictureThroughInCaps) {
  const auto caps = own(gst_caps_copy(own(gst_pad_get_current_caps(source_.get())).get()));
  gst_caps_set_simple(caps.get(), "codec_data", GST_TYPE_BUFFER, pixels_, nullptr);
  const int caps_before = Inside::caps;
  push(gst_event_new_caps(caps.get()));
  settle_down();
  EXPECT_EQ(Inside::pictures, 0);
  EXPECT_EQ(Inside::caps, caps_before + 1);
  gst_pad_peer_query_accept_caps(source_.get(), caps.get());
  EXPECT_EQ(Inside::pictures, 0);
}

TEST_P(Whitelist, CannotLetAPictureThroughInAQuery) {
  GstQuery* query = gst_query_new_custom(GST_QUERY_CUSTOM, picture("picture"));
  gst_pad_peer_query(source_.get(), query);
  gst_query_unref(query);
  EXPECT_EQ(Inside::pictures, 0);
  EXPECT_EQ(Inside::customs, 0);
}

TEST_P(Whitelist, CannotStopTheStreamByALadenEndOfIt) {
  push(laden(gst_event_new_eos()));
  EXPECT_EQ(playback_.finish(), "eos");
  EXPECT_EQ(Inside::pictures, 0);
}

TEST_P(Whitelist, CannotLoseARequestForAKeyFrame) {
  std::atomic<int> behind{0};
  const auto count = [](GstPad*, GstPadProbeInfo* info, gpointer n) {
    if (gst_video_event_is_force_key_unit(GST_PAD_PROBE_INFO_EVENT(info)))
      ++*static_cast<std::atomic<int>*>(n);
    return GST_PAD_PROBE_OK;
  };
  const auto stage = playback_.element("stage");
  const auto source = own(gst_element_get_static_pad(stage.get(), "src"));
  if (!source) GTEST_SKIP() << "nothing is behind this stage";
  const auto next = own(gst_pad_get_peer(source.get()));
  gst_pad_add_probe(next.get(), GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, count, &behind, nullptr);
  for (guint i = 0; i < 3; ++i)
    push(gst_video_event_new_downstream_force_key_unit(GST_CLOCK_TIME_NONE, GST_CLOCK_TIME_NONE,
                                                       GST_CLOCK_TIME_NONE, TRUE, i));
  settle_down();
  EXPECT_EQ(behind, 3);
  EXPECT_EQ(Inside::key_units, GetParam().name == std::string("Bypass") ? 0 : 3);
}

INSTANTIATE_TEST_SUITE_P(
    Gates, Whitelist,
    testing::Values(
        Blocked{"Bypass", "identity name=stage signal-handoffs=true ! fakesink sync=false"},
        Blocked{"Blank", "videoscale name=stage ! video/x-raw,width=96 ! fakesink sync=false"},
        Blocked{"Starve", "fakesink name=stage signal-handoffs=true sync=false"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace tests::pipeline
