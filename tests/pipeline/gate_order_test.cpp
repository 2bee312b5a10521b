// SPDX-License-Identifier: LGPL-2.1-or-later
// Other probes on the stage's own pads, and others who take the guard's away.
#include <gtest/gtest.h>

#include <thread>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* source =
    "videotestsrc is-live=true ! video/x-raw,format=I420,width=64,height=48,framerate=500/1 ! "
    "faceguard name=guard ";

bool reports_removal(Playback& playback) {
  const auto reported = [&] {
    for (const auto& message : playback.messages("faceguard-tripwire"))
      if (field(message, "wire") == "probe-removed") return true;
    return false;
  };
  return eventually(reported, 5);
}

struct Place {
  const char* name;
  const char* stage;
};

void PrintTo(const Place& place, std::ostream* out) {
  *out << place.stage;
}

class Order : public testing::TestWithParam<Place> {};

TEST_P(Order, CannotShowAFrameToAProbeThatWasThereBefore) {
  Fleet fleet;
  const std::string police = fleet.signed_descriptor("police.json", us_police_body_camera);
  const std::string kiosk = fleet.signed_descriptor("kiosk.json", consented_kiosk);
  Playback playback(std::string(source) + "config=" + fleet.config() + " descriptor=" + kiosk +
                    " ! " + GetParam().stage);
  (void)playback.handoffs("stage");  // or the stage would be known to do nothing
  const Count sent = playback.count("guard", "src");
  const Count before = playback.count("stage", "sink");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *before > 10; }));
  g_object_set(playback.element("guard").get(), "descriptor", police.c_str(), nullptr);
  const std::uint64_t closed_from = *before;
  const Count after = playback.count("stage", "sink");
  const std::uint64_t sent_from = *sent;
  ASSERT_TRUE(eventually([&] { return *sent > sent_from + 50; }));
  EXPECT_LE(*before, closed_from + 1);
  EXPECT_LE(*after, 1U);
}

TEST_P(Order, CannotShowEvenTheFirstFrameToAProbeThatWasThereBefore) {
  Playback playback(std::string(source) + " ! " + GetParam().stage);
  (void)playback.handoffs("stage");
  const Count sent = playback.count("guard", "src");
  const Count seen = playback.count("stage", "sink");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *sent > 20; }));
  EXPECT_EQ(*seen, 0U);
}

TEST_P(Order, CannotBeEndedByTakingTheProbesAway) {
  Playback playback(std::string(source) + " ! " + GetParam().stage);
  const Count sent = playback.count("guard", "src");
  const Count seen = playback.handoffs("stage");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *sent > 20; }));
  const auto stage = playback.element("stage");
  const auto sink = own(gst_element_get_static_pad(stage.get(), "sink"));
  const auto src = own(gst_element_get_static_pad(stage.get(), "src"));
  gulong id = 1;
  for (int round = 0; round < 50; ++round) {
    for (const gulong last = id + 200; id < last; ++id) {
      gst_pad_remove_probe(sink.get(), id);
      if (src) gst_pad_remove_probe(src.get(), id);
    }
    const std::uint64_t sent_from = *sent;
    ASSERT_TRUE(eventually([&] { return *sent > sent_from + 2; }));
  }
  EXPECT_EQ(*seen, 0U);
  EXPECT_TRUE(reports_removal(playback));
}

INSTANTIATE_TEST_SUITE_P(
    Stages, Order,
    testing::Values(Place{"Inline", "identity name=stage signal-handoffs=true ! fakesink"},
                    Place{"End", "fakesink name=stage signal-handoffs=true"}),
    [](const auto& test) { return test.param.name; });

// Makes the only place a probe is in call the long one: the push around the stage.
TEST(RemovalOfProbes, CannotGoUnnoticedWhileOneIsBeingCalled) {
  Playback playback(std::string(source) +
                    " ! identity name=stage signal-handoffs=true ! "
                    "identity sleep-time=5000 ! fakesink sync=false");
  const Count sent = playback.count("guard", "src");
  const Count seen = playback.handoffs("stage");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *sent > 5; }));
  const auto sink = own(gst_element_get_static_pad(playback.element("stage").get(), "sink"));
  std::atomic<bool> over{false};
  std::thread attacker([&] {
    for (gulong id = 1; !over; ++id) {
      gst_pad_remove_probe(sink.get(), id);
      g_usleep(100);
    }
  });
  const std::uint64_t sent_from = *sent;
  EXPECT_TRUE(eventually([&] { return *sent > sent_from + 100; }));
  over = true;
  attacker.join();
  EXPECT_EQ(*seen, 0U);
  EXPECT_TRUE(reports_removal(playback));
}

TEST(RemovalOfProbes, CannotWinARaceAgainstOpeningAndClosing) {
  Fleet fleet;
  const std::string police = fleet.signed_descriptor("police.json", us_police_body_camera);
  const std::string kiosk = fleet.signed_descriptor("kiosk.json", consented_kiosk);
  Playback playback(std::string(source) + "config=" + fleet.config() + " descriptor=" + police +
                    " ! poolstage name=stage ! fakesink sync=false");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  const auto sink = own(gst_element_get_static_pad(playback.element("stage").get(), "sink"));
  std::atomic<bool> over{false};
  std::thread attacker([&] {
    for (gulong id = 1; !over; ++id) {
      gst_pad_remove_probe(sink.get(), id);
      g_usleep(10);
    }
  });
  const auto guard = playback.element("guard");
  for (int i = 0; i < 200; ++i)
    g_object_set(guard.get(), "descriptor", (i % 2 == 0 ? kiosk : police).c_str(), nullptr);
  const std::uint64_t closed_from = playback.seen("stage");
  g_usleep(50'000);
  EXPECT_LE(playback.seen("stage"), closed_from + 1);
  over = true;
  attacker.join();
}

}  // namespace
}  // namespace tests::pipeline
