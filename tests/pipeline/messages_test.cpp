// SPDX-License-Identifier: LGPL-2.1-or-later
// What the guard tells the application, as docs/messages.md has it.
#include <gtest/gtest.h>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* source =
    "videotestsrc num-buffers=20 ! video/x-raw,format=I420,width=64,height=48 ! faceguard "
    "name=guard ";

TEST(Messages, CannotCloseAGateInSilence) {
  Fleet fleet;
  Playback playback(source + fleet.documents(us_police_body_camera) +
                    " ! poolstage name=stage ! fakesink");
  EXPECT_EQ(playback.play(), "eos");
  const auto stages = playback.messages("faceguard-stage");
  ASSERT_EQ(stages.size(), 1U);
  EXPECT_EQ(field(stages[0], "factory"), "poolstage");
  EXPECT_EQ(field(stages[0], "capability"), "face-identification");
  const auto gates = playback.messages("faceguard-gate");
  ASSERT_EQ(gates.size(), 1U);
  EXPECT_EQ(field(gates[0], "state"), "closed");
  EXPECT_EQ(field(gates[0], "gate"), "bypass");
  EXPECT_EQ(field(gates[0], "verdict"), "prohibit");
  EXPECT_EQ(field(gates[0], "clauses"), "MS.P;MS.M");
}

TEST(Messages, CannotChangeAVerdictInSilence) {
  Fleet fleet;
  Playback playback(source + fleet.documents(us_police_body_camera) + " ! fakesink");
  ASSERT_TRUE(playback.reach(GST_STATE_PAUSED));
  g_object_set(playback.element("guard").get(), "descriptor",
               fleet.signed_descriptor("kiosk.json", consented_kiosk).c_str(), nullptr);
  const auto verdicts = playback.messages("faceguard-verdict");
  ASSERT_EQ(verdicts.size(), 2U);
  EXPECT_EQ(field(verdicts[0], "face-identification"), "prohibit");
  EXPECT_EQ(field(verdicts[1], "face-identification"), "permit");
  EXPECT_EQ(field(verdicts[1], "device"), "test-1");
}

TEST(Messages, CannotCountMoreOrLessThanWhatWasLedAround) {
  Fleet fleet;
  Playback playback(source + fleet.documents(us_police_body_camera) +
                    " ! poolstage name=stage ! fakesink");
  EXPECT_EQ(playback.play(), "eos");
  GstStructure* raw = nullptr;
  g_object_get(playback.element("guard").get(), "stats", &raw, nullptr);
  const auto stats = own(raw);
  EXPECT_EQ(field(stats, "frames"), "20");
  const GValue* stages = gst_structure_get_value(stats.get(), "stages");
  ASSERT_EQ(gst_value_list_get_size(stages), 1U);
  const auto entry =
      own(gst_structure_copy(gst_value_get_structure(gst_value_list_get_value(stages, 0))));
  EXPECT_EQ(field(entry, "bypassed"), "20");
  EXPECT_EQ(field(entry, "starved"), "0");
}

TEST(Messages, CannotBeAbsentForAGateThatOpens) {
  Fleet fleet;
  Playback playback(
      "videotestsrc is-live=true ! video/x-raw,format=I420,width=64,height=48 ! "
      "faceguard name=guard " +
      fleet.documents(us_police_body_camera) + " ! poolstage name=stage ! fakesink");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  g_object_set(playback.element("guard").get(), "descriptor",
               fleet.signed_descriptor("kiosk.json", consented_kiosk).c_str(), nullptr);
  ASSERT_TRUE(eventually([&] { return playback.seen("stage") > 0; }));
  // The file is watched too, and then another thread may be the one that opens, and tells later.
  ASSERT_TRUE(eventually([&] { return playback.messages("faceguard-gate").size() == 2; }));
  EXPECT_EQ(field(playback.messages("faceguard-gate")[1], "state"), "open");
}

}  // namespace
}  // namespace tests::pipeline
