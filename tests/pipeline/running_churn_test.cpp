// SPDX-License-Identifier: LGPL-2.1-or-later
// Documents change faster than anybody can follow, and pipelines end meanwhile.
#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "tests/pipeline/running.hpp"

namespace tests::pipeline {
namespace {

// Replaces the descriptor `changes` times, in turn by one that permits and one that prohibits;
// those before `first` were put there by another.
class Churn {
 public:
  Churn(const Fleet& fleet, int changes, int first = 0)
      : thread_([&fleet, changes, first] {
          for (int i = first; i < first + changes; ++i) {
            g_usleep(3'000);
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

// Prohibited as well, but not for being mobile.
constexpr const char* us_police_kiosk = R"({
  "operator": {"kind": "local-police", "country": "US"}, "acting_for": "self",
  "camera": {"form": "kiosk", "mobility": "stationary"}, "environment": "uncontrolled-public",
  "timing": "real-time", "authority": "none", "vendor_approval": "none"})";

std::string clauses(GstElement* guard) {
  GstStructure* verdict = nullptr;
  g_object_get(guard, "verdict", &verdict, nullptr);
  return field(own(verdict), "clauses");
}

class RunningChurn : public testing::TestWithParam<bool> {};

TEST_P(RunningChurn, CannotLoseFramesNorEndOpen) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", us_police_body_camera);
  const std::string state = GetParam() ? "state=" + fleet.state_folder() : "";
  Running run(fleet, state, {}, "500/1");
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  const auto churn = [&](int changes, int first) {
    const Churn changing(fleet, changes, first);
    for (int i = 0; i < 10; ++i) {
      g_usleep(30'000);
      ASSERT_TRUE(run.playback.reach(i % 2 == 0 ? GST_STATE_PAUSED : GST_STATE_PLAYING));
    }
  };
  churn(151, 0);
  ASSERT_TRUE(run.analyses()) << "the last document permits, and is on record sooner or later";
  churn(149, 151);
  // Many verdicts were to prohibit. This one is the last's.
  fleet.replace("device.json", fleet.envelope(us_police_kiosk, 1'000));
  EXPECT_TRUE(eventually([&] { return clauses(run.guard.get()) == "MS.P"; }));
  EXPECT_TRUE(run.closes());
  EXPECT_TRUE(run.recorded_whole());
}

TEST_P(RunningChurn, CannotBeHinderedByPipelinesThatComeAndGo) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", us_police_body_camera);
  const std::string state = GetParam() ? "state=" + fleet.state_folder() : "";
  const Churn churn(fleet, 300);
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
