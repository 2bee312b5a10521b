// SPDX-License-Identifier: LGPL-2.1-or-later
// Documents change faster than anybody can follow, and pipelines end meanwhile.
#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "tests/pipeline/running.hpp"

namespace tests::pipeline {
namespace {

// Replaces the descriptor again and again, the last time by one that prohibits.
class Churn {
 public:
  Churn(const Fleet& fleet, int changes, gulong pause_us)
      : thread_([&fleet, changes, pause_us] {
          for (int i = 0; i < changes; ++i) {
            g_usleep(pause_us);
            fleet.replace(
                "device.json",
                fleet.envelope(i % 2 == 0 ? consented_kiosk : us_police_body_camera, i + 2));
          }
        }) {}
  ~Churn() { thread_.join(); }
  Churn(const Churn&) = delete;
  Churn& operator=(const Churn&) = delete;

 private:
  std::thread thread_;
};

class RunningChurn : public testing::TestWithParam<bool> {};

TEST_P(RunningChurn, CannotLoseFramesNorEndOpen) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  const std::string state = GetParam() ? "state=" + fleet.state_folder() : "";
  Running run(fleet, state, {}, "500/1");
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.analyses()) << "permitted before";
  {
    const Churn churn(fleet, 300, 3'000);
    for (int i = 0; i < 20; ++i) {
      g_usleep(30'000);
      ASSERT_TRUE(run.playback.reach(i % 2 == 0 ? GST_STATE_PAUSED : GST_STATE_PLAYING));
    }
  }
  EXPECT_TRUE(eventually([&] { return outcome(run.guard.get()) == "prohibit"; }));
  EXPECT_TRUE(run.closes());
  EXPECT_TRUE(run.recorded_whole());
}

TEST_P(RunningChurn, CannotBeHinderedByPipelinesThatComeAndGo) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", us_police_body_camera);
  const std::string state = GetParam() ? "state=" + fleet.state_folder() : "";
  const Churn churn(fleet, 300, 3'000);
  for (int i = 0; i < 20; ++i) {
    Running run(fleet, state, {}, "500/1");
    for (int cycle = 0; cycle < 3; ++cycle) {
      run.recording.begin();
      ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
      g_usleep(10'000);
      ASSERT_TRUE(run.playback.reach(cycle % 2 == 0 ? GST_STATE_NULL : GST_STATE_READY));
      EXPECT_EQ(run.recording.breaks, 0U);
    }
  }
}

TEST_P(RunningChurn, CannotCrashOrHangWhenItEndsWhileItIsJudged) {
  Fleet fleet;
  const std::string state = GetParam() ? "state=" + fleet.state_folder() : "";
  (void)fleet.signed_descriptor("device.json", us_police_body_camera);
  for (int i = 0; i < 50; ++i) {
    Running run(fleet, state, {}, "500/1");
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    fleet.replace("device.json",
                  fleet.envelope(i % 2 == 0 ? consented_kiosk : us_police_body_camera, i + 2));
    g_usleep(static_cast<gulong>(i) * 40);  // into each step of the judging
  }
  Running last(fleet, state);
  ASSERT_TRUE(last.playback.reach(GST_STATE_PLAYING));
  EXPECT_TRUE(last.closes());
  EXPECT_TRUE(last.recorded_whole());
}

INSTANTIATE_TEST_SUITE_P(Memory, RunningChurn, testing::Bool(),
                         [](const auto& one) { return one.param ? "WithState" : "WithoutState"; });

}  // namespace
}  // namespace tests::pipeline
