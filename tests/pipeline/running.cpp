// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/pipeline/running.hpp"

#include <gtest/gtest.h>

namespace tests::pipeline {
namespace {

GstPadProbeReturn check_number(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto& recording = *static_cast<Recording*>(data);
  const std::uint64_t number = GST_BUFFER_OFFSET(GST_PAD_PROBE_INFO_BUFFER(info));
  if (recording.frames > 0 && number != recording.last + 1) ++recording.breaks;
  recording.last = number;
  recording.digest = (recording.digest ^ number) * 0x100000001b3;
  ++recording.frames;
  return GST_PAD_PROBE_OK;
}

// How many gates stand as `state` says, and how many there are.
std::pair<guint, guint> gates(GstElement* guard, const char* state) {
  GstStructure* stats = nullptr;
  g_object_get(guard, "stats", &stats, nullptr);
  const auto owned = own(stats);
  const GValue* stages = gst_structure_get_value(stats, "stages");
  guint so = 0;
  const guint all = gst_value_list_get_size(stages);
  for (guint i = 0; i < all; ++i) {
    const GstStructure* stage = gst_value_get_structure(gst_value_list_get_value(stages, i));
    so += g_strcmp0(gst_structure_get_string(stage, "state"), state) == 0;
  }
  return {so, all};
}

std::string describe(const Fleet& fleet, const std::string& more, const std::string& descriptor,
                     const std::string& fps, const std::string& stage) {
  return "videotestsrc name=camera is-live=true pattern=black ! "
         "video/x-raw,format=I420,width=32,height=32,framerate=" +
         fps + " ! faceguard name=guard config=" + fleet.config() +
         " descriptor=" + (descriptor.empty() ? fleet.path("device.json") : descriptor) + " " +
         more + " ! poolstage name=" + stage + " ! fakesink name=recorder sync=false";
}

}  // namespace

void check_recording(const Playback& playback, const std::string& element, Recording& recording) {
  const auto pad = own(gst_element_get_static_pad(playback.element(element).get(), "sink"));
  gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, check_number, &recording, nullptr);
}

std::string outcome(GstElement* guard) {
  GstStructure* verdict = nullptr;
  g_object_get(guard, "verdict", &verdict, nullptr);
  return field(own(verdict), "face-identification");
}

bool all_closed(GstElement* guard) {
  const auto [closed, all] = gates(guard, "closed");
  return all > 0 && closed == all;
}

bool all_open(GstElement* guard) {
  const auto [open, all] = gates(guard, "open");
  return all > 0 && open == all;
}

Running::Running(const Fleet& fleet, const std::string& more, const std::string& descriptor,
                 const std::string& fps, const std::string& stage)
    : playback(describe(fleet, more, descriptor, fps, stage)),
      guard(playback.element("guard")),
      stage_(stage) {
  check_recording(playback, "guard", offered);
  check_recording(playback, "recorder", recording);
}

bool Running::analyses(std::uint64_t frames) const {
  const std::uint64_t before = seen();
  return eventually([&] { return seen() >= before + frames; });
}

bool Running::records_alone(std::uint64_t frames) const {
  if (!eventually([&] { return all_closed(guard.get()); })) return false;
  const std::uint64_t before = seen();
  const std::uint64_t recorded = recording.frames;
  return eventually([&] { return recording.frames >= recorded + frames; }) &&
         seen() <= before + 1 && all_closed(guard.get());
}

bool Running::closes() const {
  return records_alone();
}

bool Running::opens() const {
  return eventually([&] { return all_open(guard.get()); }) && analyses();
}

bool Running::recorded_whole() {
  gst_element_send_event(playback.get(), gst_event_new_eos());
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(recording.frames, offered.frames);
  EXPECT_EQ(recording.digest, offered.digest);
  EXPECT_GT(recording.frames, 0U);
  return recording.frames == offered.frames && recording.digest == offered.digest;
}

void expect_off(Running& run, const std::string& why) {
  EXPECT_TRUE(run.records_alone());
  EXPECT_NE(outcome(run.guard.get()), "permit");
  EXPECT_TRUE(eventually([&] { return run.playback.warnings().find(why) != std::string::npos; }))
      << run.playback.warnings();
  EXPECT_TRUE(eventually([&] {
    const auto verdicts = run.playback.messages("faceguard-verdict");
    return !verdicts.empty() && field(verdicts.back(), "face-identification") != "permit" &&
           field(verdicts.back(), "off").find(why) != std::string::npos;
  }));
}

std::size_t times(const std::string& text, const std::string& words) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    ++found;
  return found;
}

}  // namespace tests::pipeline
