// SPDX-License-Identifier: LGPL-2.1-or-later
// Frames that get to another pipeline of the process without a link between pads.
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gtest/gtest.h>

#include "tests/attacks/attempt.hpp"

namespace tests::attacks {
namespace {

const std::string stage = "unheardof name=stage ! fakesink sync=false async=false";
const std::string small_rgb = "video/x-raw,format=RGB,width=64,height=48,framerate=100/1";

// Plays `from`, which holds the guard and the recorder, beside `to`, which holds the stage.
// `connect` builds the wormhole before either plays.
Attempt through(std::string from, std::string to,
                std::function<void(const Playback&, const Playback&)> connect = {}) {
  return [=](const std::string& guard) {
    Playback first(guarded(from, guard));
    const Playback second(to);
    const Count recorded = pictures_at(first, "recorder");
    if (connect) connect(first, second);
    second.start(GST_STATE_PLAYING);
    Outcome outcome;
    outcome.end = first.play(20);
    outcome.seen = count_of(second, "pictures-seen");
    outcome.recorded = *recorded;
    return outcome;
  };
}

const std::string with_a_branch =
    camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! ";

// 24
GstFlowReturn hand_over(GstAppSink* sink, gpointer source) {
  GstSample* sample = gst_app_sink_pull_sample(sink);
  if (sample == nullptr) return GST_FLOW_EOS;
  gst_app_src_push_sample(GST_APP_SRC(source), sample);
  gst_sample_unref(sample);
  return GST_FLOW_OK;
}
void hand_over_samples(const Playback& first, const Playback& second) {
  GstAppSinkCallbacks callbacks = {};
  callbacks.new_sample = hand_over;
  const auto out = first.element("out");
  gst_app_sink_set_callbacks(GST_APP_SINK(out.get()), &callbacks, second.element("in").release(),
                             gst_object_unref);
}
const std::string app_sink = "appsink name=out sync=false async=false";

TEST(Wormhole, AnApplicationThatHandsSamplesOverCannotBringFrames) {
  cannot_see(through(with_a_branch + app_sink, "appsrc name=in format=time ! " + stage,
                     hand_over_samples));
}
TEST(Wormhole, ADeclaredApplicationCannotBringFramesToAnotherStage) {
  cannot_see(
      through(with_a_branch + app_sink, "appsrc name=in format=time ! " + stage, hand_over_samples),
      "[[element]]\nfactory = \"appsink\"\nwhen = { name = \"out\" }\n"
      "capability = \"none\"\n");
}
TEST(Wormhole, AnExitDeclaredForRecordingCannotBringFramesToAnotherStage) {
  cannot_see(
      through(with_a_branch + app_sink, "appsrc name=in format=time ! " + stage, hand_over_samples),
      "[[exit]]\nfactory = \"appsink\"\nwhen = { name = \"out\" }\npurpose = \"recording\"\n");
}

// 25
TEST(Wormhole, AChannelBetweenPipelinesCannotBringFrames) {
  cannot_see(through(with_a_branch + "intervideosink channel=hole sync=false async=false",
                     "intervideosrc channel=hole ! videoconvert ! " + small_rgb + " ! " + stage));
}
TEST(Wormhole, AProxyBetweenPipelinesCannotBringFrames) {
  cannot_see(through(with_a_branch + "proxysink name=out", "proxysrc name=in ! " + stage,
                     [](const Playback& first, const Playback& second) {
                       g_object_set(second.element("in").get(), "proxysink",
                                    first.element("out").get(), nullptr);
                       // As the element's manual wants it.
                       gst_pipeline_use_clock(GST_PIPELINE(second.get()), nullptr);
                     }));
}
TEST(Wormhole, AVendorsPipeBetweenPipelinesCannotBringFrames) {
  cannot_see(playing(with_a_branch + "interpipesink name=stage"));
}
TEST(Wormhole, ARepositoryOfTensorsCannotBringFrames) {
  cannot_see(playing(with_a_branch + "tensor_reposink slot-index=1 name=stage"));
}

// 45, on the same host and even in the same process
TEST(Wormhole, SharedMemoryCannotBringFrames) {
  const Fleet files;
  const std::string socket = files.path("shm");
  cannot_see([&](const std::string& guard) {
    Playback first(guarded(with_a_branch +
                               "shmsink wait-for-connection=false sync=false "
                               "async=false shm-size=2000000 socket-path=" +
                               socket,
                           guard));
    const Playback second("shmsrc is-live=true socket-path=" + socket + " ! " + small_rgb + " ! " +
                          stage);
    const Count recorded = pictures_at(first, "recorder");
    EXPECT_TRUE(first.reach(GST_STATE_PLAYING));
    second.start(GST_STATE_PLAYING);
    Outcome outcome;
    outcome.end = first.finish(20);
    outcome.seen = count_of(second, "pictures-seen");
    outcome.recorded = *recorded;
    return outcome;
  });
}

}  // namespace
}  // namespace tests::attacks
