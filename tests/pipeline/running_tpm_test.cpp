// SPDX-License-Identifier: LGPL-2.1-or-later
// A device whose memory a TPM vouches for, from the pipeline to the chip.
#include <gtest/gtest.h>

#include <filesystem>

#include "hw/disk/disk.hpp"
#include "hw/state/open.hpp"
#include "tests/hw/state/swtpm.hpp"
#include "tests/pipeline/running.hpp"

namespace tests::pipeline {
namespace {

namespace fs = std::filesystem;
using hw::state::Swtpm;

class RunningTpm : public testing::Test {
 protected:
  void SetUp() override {
    if (!Swtpm::installed()) GTEST_SKIP() << "swtpm is not installed; tools/setup does that";
    fs::create_directory(fleet.path("tpm"));
    tpm.emplace(fleet.path("tpm"));
    auto memory = ::hw::state::open_memory({state, tpm->tcti()}, ::hw::disk::real());
    ASSERT_TRUE(memory && (*memory)->provision());
  }
  [[nodiscard]] std::string properties() const { return "state=" + state + " tpm=" + tpm->tcti(); }
  void deliver(const char* context, int revision) {
    fleet.replace("device.json", fleet.envelope(context, revision));
  }

  Fleet fleet;
  const std::string state = fleet.path("state");
  std::optional<Swtpm> tpm;
};

TEST_F(RunningTpm, CannotGoBackWithTheFolder) {
  deliver(consented_kiosk, 1);
  {
    Running run(fleet, properties());
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    ASSERT_TRUE(run.opens());
  }
  fs::copy(state, fleet.path("kept"), fs::copy_options::recursive);
  deliver(us_police_body_camera, 2);
  {
    Running run(fleet, properties());
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    ASSERT_TRUE(run.closes());
  }
  fs::remove_all(state);
  fs::rename(fleet.path("kept"), state);
  deliver(consented_kiosk, 1);
  Running run(fleet, properties());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  EXPECT_TRUE(run.records_alone(100));
  EXPECT_EQ(run.seen(), 0U);
  EXPECT_NE(outcome(run.guard.get()), "permit");
}

TEST_F(RunningTpm, CannotStartWithoutTheChipAndComesBackWithIt) {
  deliver(consented_kiosk, 1);
  tpm->stop();
  Running run(fleet, properties());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  EXPECT_TRUE(run.records_alone());
  EXPECT_EQ(run.seen(), 0U);
  tpm->start();
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

}  // namespace
}  // namespace tests::pipeline
