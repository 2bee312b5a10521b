// SPDX-License-Identifier: LGPL-2.1-or-later
// Pictures that travel to a blocked stage as something else than buffers, or in another way than
// being pushed one by one.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/attacks/attempt.hpp"
#include "tests/attacks/witness.hpp"

namespace tests::attacks {
namespace {

// Gets a frame and the pad it is about to leave; does with it what it likes.
using Smuggle = void (*)(GstPad* pad, GstBuffer* frame);

GstPadProbeReturn on_frame(GstPad* pad, GstPadProbeInfo* info, gpointer data) {
  auto* frame = static_cast<GstBuffer*>(gst_buffer_ref(GST_PAD_PROBE_INFO_BUFFER(info)));
  (*static_cast<Smuggle*>(data))(pad, frame);
  gst_buffer_unref(frame);
  return GST_PAD_PROBE_OK;
}

// A witness in line, and somebody who smuggles at the source pad of the element `from`.
void cannot_smuggle(Smuggle smuggle, const char* from = "camera", const char* pad_name = "src") {
  register_witness();
  cannot_see([=](const std::string& guard) {
    Smuggle call = smuggle;
    Playback playback(guarded(
        camera + "GUARD ! witness name=stage ! identity name=behind ! fakesink name=recorder",
        guard));
    const auto pad = own(gst_element_get_static_pad(playback.element(from).get(), pad_name));
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, on_frame, &call, nullptr);
    const Count recorded = pictures_at(playback, "recorder");
    Outcome outcome;
    outcome.end = playback.play(20);
    outcome.seen = count_of(playback, "smuggled");
    outcome.recorded = *recorded;
    return outcome;
  });
}

GstStructure* picture_in_a_structure(GstBuffer* frame) {
  return gst_structure_new("cars", "count", GST_TYPE_BUFFER, frame, nullptr);
}

void push_event(GstPad* pad, GstBuffer* frame, GstEventType type) {
  gst_pad_push_event(pad, gst_event_new_custom(type, picture_in_a_structure(frame)));
}

// 28
TEST(Smuggling, AnEventCannotCarryPictures) {
  cannot_smuggle(
      [](GstPad* pad, GstBuffer* f) { push_event(pad, f, GST_EVENT_CUSTOM_DOWNSTREAM); });
}
TEST(Smuggling, AnEventOutOfBandCannotCarryPictures) {
  cannot_smuggle(
      [](GstPad* pad, GstBuffer* f) { push_event(pad, f, GST_EVENT_CUSTOM_DOWNSTREAM_OOB); });
}
TEST(Smuggling, AStickyEventCannotCarryPictures) {
  cannot_smuggle(
      [](GstPad* pad, GstBuffer* f) { push_event(pad, f, GST_EVENT_CUSTOM_DOWNSTREAM_STICKY); });
}
TEST(Smuggling, AnEventOfBothWaysCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) { push_event(pad, f, GST_EVENT_CUSTOM_BOTH); });
}
TEST(Smuggling, AMessageForASinkCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    GstMessage* message = gst_message_new_element(nullptr, picture_in_a_structure(f));
    gst_pad_push_event(pad, gst_event_new_sink_message("cars", message));
    gst_message_unref(message);
  });
}
TEST(Smuggling, AKnownEventWithAnAdditionCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    GstEvent* gap = gst_event_new_gap(0, 0);
    gst_structure_set(gst_event_writable_structure(gap), "cars", GST_TYPE_BUFFER, f, nullptr);
    gst_pad_push_event(pad, gap);
  });
}
TEST(Smuggling, ATagCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    GstSample* image = gst_sample_new(f, nullptr, nullptr, nullptr);
    gst_pad_push_event(pad, gst_event_new_tag(gst_tag_list_new(GST_TAG_IMAGE, image, nullptr)));
    gst_sample_unref(image);
  });
}
TEST(Smuggling, AnEventThatPosesAsTheGuardsOwnCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    for (const char* name : {"faceguard-drain", "faceguard-verdict", "GstForceKeyUnit"})
      gst_pad_push_event(
          pad, gst_event_new_custom(GST_EVENT_CUSTOM_DOWNSTREAM,
                                    gst_structure_new(name, "cars", GST_TYPE_BUFFER, f, nullptr)));
  });
}
TEST(Smuggling, AnEventForDecryptionCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    gst_pad_push_event(pad, gst_event_new_protection("cars", f, "cars"));
  });
}
TEST(Smuggling, AListInAnEventCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    GstCaps* caps = gst_caps_copy(own(gst_pad_get_current_caps(pad)).get());
    GValue list = G_VALUE_INIT;
    GValue one = G_VALUE_INIT;
    g_value_init(&list, GST_TYPE_ARRAY);
    g_value_init(&one, GST_TYPE_BUFFER);
    gst_value_set_buffer(&one, f);
    gst_value_array_append_and_take_value(&list, &one);
    gst_caps_set_value(caps, "streamheader", &list);
    g_value_unset(&list);
    gst_pad_push_event(pad, gst_event_new_caps(caps));
    gst_caps_unref(caps);
  });
}
TEST(Smuggling, AnEventFromBehindTheStageCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) { push_event(pad, f, GST_EVENT_CUSTOM_UPSTREAM); },
                 "behind", "sink");
}
TEST(Smuggling, AQueryCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    GstQuery* query = gst_query_new_custom(GST_QUERY_CUSTOM, picture_in_a_structure(f));
    gst_pad_peer_query(pad, query);
    gst_query_unref(query);
  });
}
TEST(Smuggling, AQueryFromBehindTheStageCannotCarryPictures) {
  cannot_smuggle(
      [](GstPad* pad, GstBuffer* f) {
        GstQuery* query = gst_query_new_custom(GST_QUERY_CUSTOM, picture_in_a_structure(f));
        gst_pad_peer_query(pad, query);
        gst_query_unref(query);
      },
      "behind", "sink");
}

// 30
TEST(Smuggling, CapsCannotCarryPictures) {
  cannot_smuggle([](GstPad* pad, GstBuffer* f) {
    GstCaps* caps = gst_caps_copy(own(gst_pad_get_current_caps(pad)).get());
    gst_caps_set_simple(caps, "codec_data", GST_TYPE_BUFFER, f, nullptr);
    gst_pad_push_event(pad, gst_event_new_caps(caps));
    gst_caps_unref(caps);
  });
}

// 29
const char* const findings = "faceguard-attack-cars";

GstPadProbeReturn add_hidden(GstPad*, GstPadProbeInfo* info, gpointer) {
  GstBuffer* frame = GST_PAD_PROBE_INFO_BUFFER(info);
  GstBuffer* hiding = gst_buffer_copy(frame);
  gst_buffer_add_parent_buffer_meta(hiding, frame);
  GstCustomMeta* meta = gst_buffer_add_custom_meta(hiding, findings);
  gst_structure_set(gst_custom_meta_get_structure(meta), "count", GST_TYPE_BUFFER, frame, nullptr);
  gst_buffer_unref(frame);
  info->data = hiding;
  return GST_PAD_PROBE_OK;
}

TEST(Smuggling, MetadataOfAFrameCannotCarryPictures) {
  register_witness();
  static const gchar* no_tags[] = {nullptr};
  gst_meta_register_custom(findings, no_tags, nullptr, nullptr, nullptr);
  cannot_see([](const std::string& guard) {
    // A stage that changes its caps gets black frames, if any: without these passengers.
    Playback playback(guarded(camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder "
                                       "t. ! queue ! witness name=stage ! capssetter replace=true "
                                       "join=false caps=other/tensors ! fakesink async=false",
                              guard));
    const auto pad = own(gst_element_get_static_pad(playback.element("camera").get(), "src"));
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, add_hidden, nullptr, nullptr);
    const Count recorded = pictures_at(playback, "recorder");
    Outcome outcome;
    outcome.end = playback.play(20);
    outcome.seen = count_of(playback, "smuggled");
    outcome.recorded = *recorded;
    return outcome;
  });
}

// 26
TEST(Smuggling, AListOfBuffersCannotCarryPictures) {
  cannot_see([](const std::string& guard) {
    Playback playback(
        guarded("appsrc name=camera format=time caps=video/x-raw,format=RGB,width=4,"
                "height=4,framerate=100/1 ! GUARD ! unheardof name=stage ! "
                "fakesink name=recorder sync=false",
                guard));
    const Count recorded = pictures_at(playback, "recorder");
    playback.start(GST_STATE_PLAYING);
    GstFlowReturn flow = GST_FLOW_OK;
    GstBufferList* list = gst_buffer_list_new();
    for (guint i = 0; i < frames; ++i) {
      GstBuffer* frame = gst_buffer_new_allocate(nullptr, 48, nullptr);
      gst_buffer_memset(frame, 0, 0xff, 48);
      GST_BUFFER_PTS(frame) = i * 10 * GST_MSECOND;
      gst_buffer_list_add(list, frame);
    }
    const auto source = playback.element("camera");
    g_signal_emit_by_name(source.get(), "push-buffer-list", list, &flow);
    g_signal_emit_by_name(source.get(), "end-of-stream", &flow);
    gst_buffer_list_unref(list);
    Outcome outcome;
    outcome.end = playback.finish(20);
    outcome.seen = count_of(playback, "pictures-seen");
    outcome.recorded = *recorded;
    return outcome;
  });
}

// 27
TEST(Smuggling, APullFromAFileCannotBringPictures) {
  const Fleet files;
  const std::string video = files.file("raw.video", std::string(frames * 4096, '\xff'));
  // Without a recorder: in pull mode nothing can be led around a stage.
  cannot_see([&](const std::string& guard) {
    Playback playback(
        guarded(camera +
                    "GUARD ! fakesink name=recorder filesrc blocksize=4096 "
                    "location=" +
                    video +
                    " ! fakesink can-activate-pull=true "
                    "can-activate-push=false signal-handoffs=true num-buffers=30 name=stage",
                guard));
    const Count at_stage = playback.handoffs("stage");
    const Count recorded = pictures_at(playback, "recorder");
    const std::string end = playback.play(20);
    return Outcome{*at_stage, *recorded, end};
  });
}
TEST(Smuggling, APullThroughTheGuardCannotBringPictures) {
  const Fleet files;
  const std::string video = files.file("raw.video", std::string(frames * 4096, '\xff'));
  cannot_see([&](const std::string& guard) {
    Playback playback(
        guarded("filesrc blocksize=4096 location=" + video +
                    " ! GUARD ! fakesink "
                    "can-activate-pull=true signal-handoffs=true num-buffers=30 name=stage",
                guard));
    const Count at_stage = playback.handoffs("stage");
    const std::string end = playback.play(20);
    return Outcome{*at_stage, frames, end};
  });
}

}  // namespace
}  // namespace tests::attacks
