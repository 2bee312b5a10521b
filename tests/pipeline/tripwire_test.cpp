// SPDX-License-Identifier: LGPL-2.1-or-later
// Who tampers with the guard is noticed within a second, and from then on nothing identifies.
#include <gtest/gtest.h>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* camera =
    "videotestsrc is-live=true ! video/x-raw,width=64,height=48,framerate=100/1 ! ";

// A pipeline in which the tests' stage is permitted, and so sees frames until something trips.
std::string permitted(Fleet& fleet, const std::string& more = {}) {
  return camera + ("faceguard name=guard " + fleet.documents(consented_kiosk)) + " " + more +
         " ! identity name=between ! poolstage name=stage ! fakesink name=recorder sync=false";
}

bool trips(Playback& playback, const std::string& wire) {
  return eventually(
      [&] {
        for (const auto& message : playback.messages("faceguard-tripwire"))
          if (field(message, "wire") == wire) return true;
        return false;
      },
      5);
}

// From here on the stage sees nothing, and the recording goes on.
void expect_off(Playback& playback) {
  const Count recorded = playback.count("recorder", "sink");
  const std::uint64_t seen = playback.seen("stage");
  ASSERT_TRUE(eventually([&] { return *recorded > 20; }));
  EXPECT_LE(playback.seen("stage"), seen + 1);
}

GstFlowReturn look_and_drop(GstPad*, GstObject*, GstBuffer* buffer) {
  gst_buffer_unref(buffer);
  return GST_FLOW_OK;
}

TEST(Tripwire, CannotBeMissedByReplacingAChainFunction) {
  Fleet fleet;
  Playback playback(permitted(fleet));
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return playback.seen("stage") > 5; }));
  const auto pad = own(gst_element_get_static_pad(playback.element("recorder").get(), "sink"));
  gst_pad_set_chain_function(pad.get(), look_and_drop);
  EXPECT_TRUE(trips(playback, "function-replaced"));
}

TEST(Tripwire, CannotBeMissedByLinkingPastTheGuard) {
  Fleet fleet;
  Playback playback(permitted(fleet));
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return playback.seen("stage") > 5; }));
  const auto guard = playback.element("guard");
  const auto in = own(gst_element_get_static_pad(guard.get(), "sink"));
  const auto out = own(gst_element_get_static_pad(guard.get(), "src"));
  const auto above = own(gst_pad_get_peer(in.get()));
  const auto below = own(gst_pad_get_peer(out.get()));
  gst_pad_add_probe(
      above.get(), GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM,
      [](GstPad* pad, GstPadProbeInfo*, gpointer data) {
        const auto peer = own(gst_pad_get_peer(pad));
        const auto element = own(gst_pad_get_parent_element(peer.get()));
        const auto source = own(gst_element_get_static_pad(element.get(), "src"));
        gst_pad_unlink(pad, peer.get());
        gst_pad_unlink(source.get(), GST_PAD(data));
        gst_pad_link(pad, GST_PAD(data));
        return GST_PAD_PROBE_REMOVE;
      },
      below.get(), nullptr);
  EXPECT_TRUE(trips(playback, "unlinked"));
  expect_off(playback);
}

TEST(Tripwire, CannotBeMissedByAProbeOnAClosedGatesPad) {
  Fleet fleet;
  Playback playback(camera + ("faceguard name=guard " + fleet.documents(us_police_body_camera)) +
                    " ! poolstage name=stage ! fakesink name=recorder sync=false");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return !playback.messages("faceguard-gate").empty(); }));
  const Count peeked = playback.count("stage", "sink");
  EXPECT_TRUE(trips(playback, "foreign-probe"));
  EXPECT_EQ(*peeked, 0U);
}

TEST(Tripwire, CannotBeForgottenByANewDescriptor) {
  Fleet fleet;
  Playback playback(permitted(fleet));
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return playback.seen("stage") > 5; }));
  const auto pad = own(gst_element_get_static_pad(playback.element("between").get(), "sink"));
  gst_pad_set_chain_function(pad.get(), look_and_drop);
  ASSERT_TRUE(trips(playback, "function-replaced"));
  const std::uint64_t seen = playback.seen("stage");
  g_object_set(playback.element("guard").get(), "descriptor",
               fleet.signed_descriptor("again.json", consented_kiosk).c_str(), nullptr);
  g_usleep(G_USEC_PER_SEC / 5);
  EXPECT_LE(playback.seen("stage"), seen + 1);
}

TEST(Tripwire, CannotGoOnWhereAnErrorIsAskedFor) {
  Fleet fleet;
  Playback playback(permitted(fleet, "on-tripwire=error"));
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return playback.seen("stage") > 5; }));
  const auto pad = own(gst_element_get_static_pad(playback.element("between").get(), "sink"));
  gst_pad_set_chain_function(pad.get(), look_and_drop);
  EXPECT_NE(playback.finish(10).find("tampers"), std::string::npos);
}

}  // namespace
}  // namespace tests::pipeline
