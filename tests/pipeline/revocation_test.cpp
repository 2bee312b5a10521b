// SPDX-License-Identifier: LGPL-2.1-or-later
// The verdict changes while frames flow.
#include <gtest/gtest.h>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

// A playing pipeline with a stage, and the two descriptors it is switched between.
struct Switched {
  explicit Switched(const std::string& stage, const std::string& fps, const std::string& behind)
      : prohibited(fleet.signed_descriptor("police.json", us_police_body_camera)),
        permitted(fleet.signed_descriptor("kiosk.json", consented_kiosk)),
        playback(
            "videotestsrc is-live=true ! video/x-raw,format=I420,width=32,height=32,framerate=" +
            fps + " ! faceguard name=guard config=" + fleet.config() + " descriptor=" + permitted +
            " ! " + stage + " name=stage ! " + behind),
        guard(playback.element("guard")) {}

  void set(const std::string& descriptor) const {
    g_object_set(guard.get(), "descriptor", descriptor.c_str(), nullptr);
  }

  Fleet fleet;
  std::string prohibited;
  std::string permitted;
  Playback playback;
  Ptr<GstElement> guard;
};

TEST(Revocation, CannotLetMoreThanOneFrameThroughOnceItIsOver) {
  const Switched run("poolstage", "500/1", "fakesink name=recorder");
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t open_from = run.playback.seen("stage");
    ASSERT_TRUE(eventually([&] { return run.playback.seen("stage") > open_from; }));
    run.set(run.prohibited);
    const std::uint64_t closed_from = run.playback.seen("stage");
    g_usleep(10'000);
    ASSERT_LE(run.playback.seen("stage"), closed_from + 1);
    run.set(run.permitted);
  }
}

constexpr guint pool_size = 7;

// Counts the frames that the camera wrote into memory which the stage offered it: the pool of such
// a size is the stage's.
GstPadProbeReturn count_lent(GstPad*, GstPadProbeInfo* info, gpointer lent) {
  GstBufferPool* pool = GST_PAD_PROBE_INFO_BUFFER(info)->pool;
  if (pool == nullptr) return GST_PAD_PROBE_OK;
  GstStructure* config = gst_buffer_pool_get_config(pool);
  guint most = 0;
  gst_buffer_pool_config_get_params(config, nullptr, nullptr, nullptr, &most);
  gst_structure_free(config);
  if (most == pool_size) ++*static_cast<std::atomic<int>*>(lent);
  return GST_PAD_PROBE_OK;
}

TEST(Revocation, CannotLeaveTheCameraWritingIntoTheStagesMemory) {
  const Switched run("poolstage max-buffers=" + std::to_string(pool_size), "500/1",
                     "fakesink sync=false");
  std::atomic<int> lent{0};
  const auto pad = own(gst_element_get_static_pad(run.guard.get(), "sink"));
  gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, count_lent, &lent, nullptr);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  for (int i = 0; i < 20; ++i) {
    const int permitted = lent;
    ASSERT_TRUE(eventually([&] { return lent > permitted + 3; })) << "permitted, it may";
    run.set(run.prohibited);
    const int before = lent;
    g_usleep(20'000);
    ASSERT_LE(lent, before + 1) << "beyond the one that the camera was writing";
    run.set(run.permitted);
  }
}

GstPadProbeReturn check_order(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto* state = static_cast<std::pair<GstClockTime, std::atomic<int>*>*>(data);
  const GstClockTime pts = GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info));
  if (GST_CLOCK_TIME_IS_VALID(state->first) && pts <= state->first) ++*state->second;
  state->first = pts;
  return GST_PAD_PROBE_OK;
}

TEST(Revocation, CannotPutFramesOutOfOrderBehindAnAsynchronousStage) {
  const Switched run("asyncstage", "100/1", "fakesink name=recorder sync=false");
  std::atomic<int> disordered{0};
  std::pair<GstClockTime, std::atomic<int>*> state{GST_CLOCK_TIME_NONE, &disordered};
  const auto pad = own(gst_element_get_static_pad(run.playback.element("recorder").get(), "sink"));
  gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, check_order, &state, nullptr);
  const Count in = run.playback.count("guard", "sink");
  const Count out = run.playback.count("recorder", "sink");
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  for (int i = 0; i < 10; ++i) {
    g_usleep(100'000);
    run.set(i % 2 == 0 ? run.prohibited : run.permitted);
  }
  gst_element_send_event(run.playback.get(), gst_event_new_eos());
  EXPECT_EQ(const_cast<Playback&>(run.playback).finish(), "eos");
  EXPECT_EQ(disordered, 0);
  EXPECT_EQ(*in, *out);
}

constexpr const char* finding = "faceguard-test-finding";
std::atomic<bool> attaching{true};

// Attaches to a frame what a recogniser would.
GstPadProbeReturn attach_finding(GstPad*, GstPadProbeInfo* info, gpointer) {
  if (!attaching) return GST_PAD_PROBE_OK;
  info->data = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
  gst_buffer_add_custom_meta(GST_PAD_PROBE_INFO_BUFFER(info), finding);
  return GST_PAD_PROBE_OK;
}

GstPadProbeReturn count_findings(GstPad*, GstPadProbeInfo* info, gpointer found) {
  if (gst_buffer_get_custom_meta(GST_PAD_PROBE_INFO_BUFFER(info), finding) != nullptr)
    ++*static_cast<std::atomic<int>*>(found);
  return GST_PAD_PROBE_OK;
}

TEST(Revocation, CannotLetFindingsOutOfAnAsynchronousStageAfterwards) {
  static const gchar* no_tags[] = {nullptr};
  gst_meta_register_custom(finding, no_tags, nullptr, nullptr, nullptr);
  const Switched run("asyncstage latency-ms=300", "20/1", "fakesink name=recorder sync=false");
  const auto before = own(gst_element_get_static_pad(run.guard.get(), "sink"));
  gst_pad_add_probe(before.get(), GST_PAD_PROBE_TYPE_BUFFER, attach_finding, nullptr, nullptr);
  std::atomic<int> found{0};
  const auto recorder = run.playback.element("recorder");
  const auto behind = own(gst_element_get_static_pad(recorder.get(), "sink"));
  gst_pad_add_probe(behind.get(), GST_PAD_PROBE_TYPE_BUFFER, count_findings, &found, nullptr);
  const Count out = run.playback.count("recorder", "sink");
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return found > 3; })) << "an open gate strips nothing";

  attaching = false;  // the stage now holds frames with findings, and none will be led around it
  run.set(run.prohibited);
  const int found_before = found;
  const std::uint64_t passed = *out;
  ASSERT_TRUE(eventually([&] { return *out > passed + 10; }));
  EXPECT_EQ(found, found_before);
}

TEST(Revocation, CannotHangWhoeverAnswersAVerdictWithTheNextDescriptor) {
  Switched run("poolstage", "100/1", "fakesink");
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  struct Answer {
    const Switched& run;
    int times = 0;
  } answer{run};
  g_signal_connect(run.guard.get(), "notify::verdict",
                   G_CALLBACK(+[](GObject*, GParamSpec*, gpointer data) {
                     auto* a = static_cast<Answer*>(data);
                     if (++a->times < 4)
                       a->run.set(a->times % 2 ? a->run.permitted : a->run.prohibited);
                   }),
                   &answer);
  run.set(run.prohibited);
  EXPECT_EQ(answer.times, 4);
}

TEST(Revocation, CannotBreakAPipelineByTenThousandChanges) {
  const Switched run("poolstage", "1000/1", "queue ! fakesink name=recorder sync=false");
  const Count in = run.playback.count("guard", "sink");
  const Count out = run.playback.count("recorder", "sink");
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  for (int i = 0; i < 10'000; ++i) run.set(i % 2 == 0 ? run.prohibited : run.permitted);
  run.set(run.prohibited);
  const std::uint64_t closed_from = run.playback.seen("stage");
  const std::uint64_t passed = *out;
  ASSERT_TRUE(eventually([&] { return *out > passed + 10; }));
  EXPECT_LE(run.playback.seen("stage"), closed_from + 1);
  gst_element_send_event(run.playback.get(), gst_event_new_eos());
  EXPECT_EQ(const_cast<Playback&>(run.playback).finish(), "eos");
  EXPECT_EQ(*in, *out);
}

}  // namespace
}  // namespace tests::pipeline
