// SPDX-License-Identifier: LGPL-2.1-or-later
// Documents that must not count are put in the place of the one that does, while the camera
// records.
#include <gtest/gtest.h>

#include "tests/pipeline/running.hpp"

namespace tests::pipeline {
namespace {

// What is refused, and the word that a warning tells it by.
struct Forgery {
  const char* name;
  std::string (*bytes)(const Fleet&, const char* context);
  const char* word;
};

const Forgery forgeries[] = {
    {"an older one",
     [](const Fleet& fleet, const char* context) { return fleet.envelope(context, 4); },
     "revision"},
    {"another of the same revision",
     [](const Fleet& fleet, const char* context) { return fleet.envelope(context, 5); },
     "revision"},
    {"one that nobody signed",
     [](const Fleet&, const char* context) { return descriptor_body(context, 6); }, "signed"},
    {"one of another fleet",
     [](const Fleet&, const char* context) { return Fleet().envelope(context, 6); }, "key"},
};

constexpr int accepted = 5;

class RunningRefused : public testing::TestWithParam<bool> {
 protected:
  // Whether there is a state folder; without one the rule holds for as long as the guard runs.
  void SetUp() override {
    if (GetParam()) state_ = " state=" + fleet_.state_folder();
  }
  // Puts each forgery there and back; nothing changes, and each is told of once.
  void attack(Running& run, const char* in_force, const char* wished) {
    const bool open = in_force == consented_kiosk;
    for (const Forgery& forgery : forgeries) {
      SCOPED_TRACE(forgery.name);
      const std::size_t told = times(run.playback.warnings(), "device.json");
      fleet_.replace("device.json", forgery.bytes(fleet_, wished));
      ASSERT_TRUE(
          eventually([&] { return times(run.playback.warnings(), "device.json") == told + 1; }));
      const std::string all = run.playback.warnings();
      EXPECT_NE(all.substr(all.rfind("device.json")).find(forgery.word), std::string::npos) << all;
      EXPECT_TRUE(open ? run.analyses() : run.records_alone());
      // The same again is no news.
      fleet_.replace("device.json", forgery.bytes(fleet_, wished));
      EXPECT_TRUE(open ? run.analyses(20) : run.records_alone(20));
      EXPECT_TRUE(open ? all_open(run.guard.get()) : all_closed(run.guard.get()));
      fleet_.replace("device.json", fleet_.envelope(in_force, accepted));
      EXPECT_TRUE(open ? run.analyses(20) : run.records_alone(20));
    }
  }

  Fleet fleet_;
  std::string state_;
};

TEST_P(RunningRefused, CannotOpenAClosedStage) {
  (void)fleet_.signed_descriptor("device.json", consented_kiosk, 4);
  Running run(fleet_, state_);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  fleet_.replace("device.json", fleet_.envelope(us_police_body_camera, accepted));
  ASSERT_TRUE(run.closes());
  attack(run, us_police_body_camera, consented_kiosk);
  fleet_.replace("device.json", fleet_.envelope(consented_kiosk, accepted + 1));
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

TEST_P(RunningRefused, CannotCloseAnOpenStage) {
  (void)fleet_.signed_descriptor("device.json", consented_kiosk, accepted);
  Running run(fleet_, state_);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  attack(run, consented_kiosk, us_police_body_camera);
  EXPECT_TRUE(run.recorded_whole());
}

INSTANTIATE_TEST_SUITE_P(Memory, RunningRefused, testing::Bool(),
                         [](const auto& one) { return one.param ? "WithState" : "WithoutState"; });

TEST(RunningRestart, CannotForgetWhenThePipelineStartsAnew) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk, 4);
  Running run(fleet, "state=" + fleet.state_folder());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  fleet.replace("device.json", fleet.envelope(us_police_body_camera, 5));
  ASSERT_TRUE(run.closes());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(run.playback.reach(GST_STATE_NULL));
    fleet.replace("device.json", fleet.envelope(consented_kiosk, 4));
    run.recording.begin();
    const std::uint64_t before = run.seen();
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    EXPECT_TRUE(run.records_alone());
    EXPECT_EQ(run.seen(), before);
  }
  // The descriptor that was accepted last counts, though its file is no more.
  std::filesystem::remove(fleet.path("device.json"));
  ASSERT_TRUE(run.playback.reach(GST_STATE_NULL));
  run.recording.begin();
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  EXPECT_TRUE(run.records_alone());
  fleet.replace("device.json", fleet.envelope(consented_kiosk, 6));
  EXPECT_TRUE(run.opens());
  EXPECT_EQ(run.recording.breaks, 0U);
}

// Plays with these documents in a process of its own until `is_so`; exits with 0 when it came so.
template <class Condition>
void in_another_process(const Fleet& fleet, const std::string& state, Condition is_so) {
  EXPECT_EXIT(
      {
        Running run(fleet, "state=" + state);
        const bool plays = run.playback.reach(GST_STATE_PLAYING);
        const bool came = plays && is_so(run);
        (void)run.playback.reach(GST_STATE_NULL);
        _exit(came ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

TEST(RunningRestart, CannotForgetWhenTheProcessStartsAnew) {
  Fleet fleet;
  const std::string state = fleet.state_folder();
  (void)fleet.signed_descriptor("device.json", consented_kiosk, 4);
  in_another_process(fleet, state, [](Running& run) { return run.opens(); });
  (void)fleet.signed_descriptor("device.json", us_police_body_camera, 5);
  in_another_process(fleet, state, [](Running& run) { return run.closes(); });
  for (const Forgery& forgery : forgeries) {
    SCOPED_TRACE(forgery.name);
    (void)fleet.file("device.json", forgery.bytes(fleet, consented_kiosk));
    in_another_process(fleet, state, [&](Running& run) {
      return run.closes() && run.seen() == 0 && outcome(run.guard.get()) == "prohibit" &&
             times(run.playback.warnings(), "device.json") == 1;
    });
  }
  (void)fleet.signed_descriptor("device.json", consented_kiosk, 6);
  in_another_process(fleet, state, [](Running& run) { return run.opens(); });
  (void)fleet.signed_descriptor("device.json", consented_kiosk, 6);
  in_another_process(fleet, state, [](Running& run) { return run.opens(); });
}

}  // namespace
}  // namespace tests::pipeline
