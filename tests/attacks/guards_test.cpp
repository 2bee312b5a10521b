// SPDX-License-Identifier: LGPL-2.1-or-later
// Several guards in one process, guards that come late, and frames from before a verdict.
#include <gtest/gtest.h>

#include "tests/attacks/attempt.hpp"

namespace tests::attacks {
namespace {

const std::string in_line = "unheardof name=stage ! fakesink name=recorder";
const std::string small_rgb = "video/x-raw,format=RGB,width=64,height=48,framerate=100/1";

// A second guard, whose documents permit all.
std::string permitting(Fleet& fleet) {
  return "faceguard name=second " + fleet.documents(pipeline::consented_kiosk) + " ! ";
}

// 42
TEST(SeveralGuards, APermitBehindAProhibitionCannotLetFramesThrough) {
  Fleet fleet;
  cannot_see([&](const std::string& guard) {
    const bool control = guard.find("faceguard") == std::string::npos;
    return playing(camera + "GUARD ! " + (control ? "" : permitting(fleet)) + in_line)(guard);
  });
}
TEST(SeveralGuards, APermitInFrontOfAProhibitionCannotLetFramesThrough) {
  Fleet fleet;
  cannot_see([&](const std::string& guard) {
    const bool control = guard.find("faceguard") == std::string::npos;
    return playing(camera + (control ? "" : permitting(fleet)) + "GUARD ! " + in_line)(guard);
  });
}
TEST(SeveralGuards, APermitInAnotherPipelineCannotLaunderFrames) {
  Fleet fleet;
  cannot_see([&](const std::string& guard) {
    const bool control = guard.find("faceguard") == std::string::npos;
    Playback first(guarded(camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! "
                                    "queue ! intervideosink channel=hole sync=false async=false",
                           guard));
    const Playback second("intervideosrc channel=hole ! " + small_rgb + " ! " +
                          (control ? "" : permitting(fleet)) + "unheardof name=stage ! fakesink");
    const Count recorded = pictures_at(first, "recorder");
    second.start(GST_STATE_PLAYING);
    const std::string end = first.play(20);
    return Outcome{count_of(second, "pictures-seen"), *recorded, end};
  });
}
TEST(SeveralGuards, APermitBehindAnApplicationCannotLaunderFrames) {
  Fleet fleet;
  const std::string declared = "[[element]]\nfactory = \"appsink\"\ncapability = \"none\"\n";
  cannot_see(
      [&](const std::string& guard) {
        const bool control = guard.find("faceguard") == std::string::npos;
        Playback first(
            guarded(camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! "
                             "queue ! appsink name=out emit-signals=true sync=false async=false",
                    guard));
        const Playback second("appsrc name=in format=time ! " +
                              std::string(control ? "" : permitting(fleet)) +
                              "unheardof name=stage ! fakesink sync=false");
        const auto in = second.element("in");
        g_signal_connect(first.element("out").get(), "new-sample",
                         G_CALLBACK(+[](GstElement* out, gpointer to) {
                           GstSample* sample = nullptr;
                           GstFlowReturn flow = GST_FLOW_OK;
                           g_signal_emit_by_name(out, "pull-sample", &sample);
                           g_signal_emit_by_name(to, "push-sample", sample, &flow);
                           gst_sample_unref(sample);
                           return GST_FLOW_OK;
                         }),
                         in.get());
        const Count recorded = pictures_at(first, "recorder");
        second.start(GST_STATE_PLAYING);
        const std::string end = first.play(20);
        return Outcome{count_of(second, "pictures-seen"), *recorded, end};
      },
      declared);
}

// 31
TEST(Revoking, AFullQueueCannotBeEmptiedAfterwards) {
  Fleet fleet;
  Playback playback(
      endless_camera + "faceguard name=guard config=" + fleet.config() +
      " descriptor=" + fleet.signed_descriptor("kiosk.json", pipeline::consented_kiosk) +
      " ! tee name=t ! queue ! fakesink name=recorder t. ! "
      "queue max-size-buffers=100 max-size-time=0 max-size-bytes=0 ! "
      "identity sleep-time=50000 ! unheardof name=stage ! fakesink async=false");
  const Count recorded = pictures_at(playback, "recorder");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *recorded > 60; }));
  ASSERT_GT(count_of(playback, "pictures-seen"), 0U);
  g_object_set(playback.element("guard").get(), "descriptor",
               fleet.signed_descriptor("police.json", pipeline::us_police_body_camera).c_str(),
               nullptr);
  const std::uint64_t seen = count_of(playback, "pictures-seen");
  const std::uint64_t then = *recorded;
  ASSERT_TRUE(eventually([&] { return *recorded > then + 60; }));
  EXPECT_LE(count_of(playback, "pictures-seen"), seen + 1);
}

// A stage that was at work before the guard was started, in a pipeline of its own.
TEST(ComingLate, AStageThatIsAtWorkBeforeTheGuardStartsCannotGoOn) {
  Fleet fleet;
  Playback guarded_one(camera + "faceguard " + fleet.documents(pipeline::us_police_body_camera) +
                       " ! fakesink");
  const Playback other(endless_camera + "unheardof name=stage ! fakesink name=recorder");
  const Count recorded = pictures_at(other, "recorder");
  ASSERT_TRUE(other.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return count_of(other, "pictures-seen") > 0; }));
  ASSERT_TRUE(guarded_one.reach(GST_STATE_PLAYING));
  const std::uint64_t seen = count_of(other, "pictures-seen");
  const std::uint64_t then = *recorded;
  ASSERT_TRUE(eventually([&] { return *recorded > then + 20; }));
  EXPECT_LE(count_of(other, "pictures-seen"), seen + 1);
}
TEST(ComingLate, AStageMadeBeforeTheFirstGuardIsDocumentedAsOutOfReach) {
  is_documented("Elements that were there first.");
}

// The following run with GST_TRACERS as CMakeLists.txt says, and prove nothing without.
TEST(WithTheTracer, AStageMadeBeforeTheFirstGuardCannotGoOn) {
  const char* tracers = g_getenv("GST_TRACERS");
  if (tracers == nullptr || std::string(tracers) != "faceguardtracer")
    GTEST_SKIP() << "set GST_TRACERS=faceguardtracer";
  const Playback other(endless_camera + "unheardof name=stage ! fakesink name=recorder");
  const Count recorded = pictures_at(other, "recorder");
  ASSERT_TRUE(other.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return count_of(other, "pictures-seen") > 0; }));
  Fleet fleet;
  Playback guarded_one(camera + "faceguard " + fleet.documents(pipeline::us_police_body_camera) +
                       " ! fakesink");
  ASSERT_TRUE(guarded_one.reach(GST_STATE_PLAYING));
  const std::uint64_t seen = count_of(other, "pictures-seen");
  const std::uint64_t then = *recorded;
  ASSERT_TRUE(eventually([&] { return *recorded > then + 20; }));
  EXPECT_LE(count_of(other, "pictures-seen"), seen + 1);
}
// 38
TEST(WithOtherTracers, TheGuardCannotBeSwitchedOff) {
  if (g_getenv("GST_TRACERS") == nullptr) GTEST_SKIP() << "set GST_TRACERS=latency";
  cannot_see(playing(camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! "
                              "unheardof name=stage ! fakesink async=false"));
}

}  // namespace
}  // namespace tests::attacks
