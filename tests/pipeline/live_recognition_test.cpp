// SPDX-License-Identifier: LGPL-2.1-or-later
// A stage is what its files make it, also when they change while it plays.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* camera =
    "videotestsrc is-live=true ! video/x-raw,width=64,height=48,framerate=100/1 ! ";
constexpr const char* detector =
    "[property]\nnum-detected-classes=4\noutput-blob-names=output_bbox/BiasAdd;output_cov/"
    "Sigmoid\n";
constexpr const char* recogniser = "[property]\nnetwork-type=100\nalignment-type=1\n";

// Trusts the plugins of the build tree, where the stand-ins are.
std::string trusting() {
  const std::string folders = FACEGUARD_PLUGINS;
  return "plugin-folders = [\"" + folders.substr(folders.find(':') + 1) + "\"]\n";
}

std::uint64_t seen_by(const Playback& playback, const char* name) {
  guint64 seen = 0;
  g_object_get(playback.element(name).get(), "frames-seen", &seen, nullptr);
  return seen;
}

class Configured : public testing::Test {
 protected:
  Fleet fleet{trusting()};
  std::string config = fleet.file("infer.txt", detector);
  Playback playback{camera + ("faceguard " + fleet.documents(us_police_body_camera)) +
                    " ! nvinfer name=stage config-file-path=" + config +
                    " ! fakesink name=recorder sync=false"};
};

TEST_F(Configured, CannotBeBlockedWhenItsConfigurationIsADetectors) {
  playback.start(GST_STATE_PLAYING);
  EXPECT_TRUE(eventually([&] { return seen_by(playback, "stage") > 5; }));
}

TEST_F(Configured, CannotGoOnWhenItsConfigurationBecomesARecognisers) {
  playback.start(GST_STATE_PLAYING);
  const Count recorded = playback.count("recorder", "sink");
  ASSERT_TRUE(eventually([&] { return seen_by(playback, "stage") > 5; }));
  // As an editor does: a new file in the old one's place.
  std::filesystem::rename(fleet.file("new.txt", recogniser), config);
  ASSERT_TRUE(eventually([&] { return !playback.messages("faceguard-gate").empty(); }));
  const std::uint64_t before = seen_by(playback, "stage");
  const std::uint64_t frames = *recorded;
  ASSERT_TRUE(eventually([&] { return *recorded > frames + 20; }));
  EXPECT_LE(seen_by(playback, "stage"), before + 1);
}

TEST_F(Configured, CannotGoOnWhenItIsPointedAtAnotherConfiguration) {
  playback.start(GST_STATE_PLAYING);
  const Count recorded = playback.count("recorder", "sink");
  ASSERT_TRUE(eventually([&] { return seen_by(playback, "stage") > 5; }));
  g_object_set(playback.element("stage").get(), "config-file-path",
               fleet.file("other.txt", recogniser).c_str(), nullptr);
  const std::uint64_t before = seen_by(playback, "stage");
  const std::uint64_t frames = *recorded;
  ASSERT_TRUE(eventually([&] { return *recorded > frames + 20; }));
  EXPECT_LE(seen_by(playback, "stage"), before + 1);
}

TEST_F(Configured, CannotGoOnWhenItsConfigurationIsGone) {
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return seen_by(playback, "stage") > 5; }));
  std::filesystem::remove(config);
  EXPECT_TRUE(eventually([&] { return !playback.messages("faceguard-gate").empty(); }));
}

TEST(Preflight, CannotRefuseAStageBeforeItsFilesAreRead) {
  Fleet fleet{trusting()};
  Playback playback("videotestsrc num-buffers=5 ! faceguard on-prohibited=refuse " +
                    fleet.documents(us_police_body_camera) +
                    " ! nvinfer name=stage config-file-path=" + fleet.file("infer.txt", detector) +
                    " ! fakesink");
  EXPECT_EQ(playback.play(10), "eos") << playback.warnings();
  EXPECT_EQ(playback.warnings().find("Blocks"), std::string::npos) << playback.warnings();
}

TEST(Preflight, CannotAcceptAStageWhoseFilesSayThatItIdentifies) {
  Fleet fleet{trusting()};
  Playback playback("videotestsrc num-buffers=5 ! faceguard on-prohibited=refuse " +
                    fleet.documents(us_police_body_camera) +
                    " ! nvinfer name=stage config-file-path=" +
                    fleet.file("infer.txt", recogniser) + " ! fakesink");
  EXPECT_NE(playback.play(10).find("face-embedding"), std::string::npos);
}

TEST(Unconfigured, CannotBeTakenForHarmless) {
  Fleet fleet{trusting()};
  Playback playback(camera + ("faceguard " + fleet.documents(us_police_body_camera)) +
                    " ! nvinfer name=stage config-file-path=/nonexistent/detector.txt ! "
                    "fakesink name=recorder sync=false");
  const Count recorded = playback.count("recorder", "sink");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return *recorded > 20; }));
  EXPECT_EQ(seen_by(playback, "stage"), 0U);
}

TEST(FromAnUntrustedFolder, CannotBeClearedByItsConfiguration) {
  Fleet fleet;
  Playback playback(camera + ("faceguard " + fleet.documents(us_police_body_camera)) +
                    " ! nvinfer name=stage config-file-path=" + fleet.file("infer.txt", detector) +
                    " ! fakesink name=recorder sync=false");
  const Count recorded = playback.count("recorder", "sink");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return *recorded > 20; }));
  EXPECT_EQ(seen_by(playback, "stage"), 0U);
}

}  // namespace
}  // namespace tests::pipeline
