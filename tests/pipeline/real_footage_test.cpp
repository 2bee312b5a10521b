// SPDX-License-Identifier: LGPL-2.1-or-later
// The main job on recorded footage with a real recogniser: unguarded it names the person, guarded
// it sees nothing, and the recording is the same.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

namespace fs = std::filesystem;

const std::string footage = FACEGUARD_FOOTAGE;

// A path in a pipeline's description, where a blank would end it.
std::string quoted(const std::string& path) {
  return "\"" + path + "\"";
}

const std::string recogniser =
    "videoconvert ! cvfaceid name=stage every=5 gallery=" + quoted(footage + "/gallery");

std::string source(const std::string& file) {
  return "filesrc location=" + quoted(file) +
         " ! decodebin ! videoconvert ! video/x-raw,format=I420 ! ";
}

std::string people_seen(const Playback& playback) {
  gchar* people = nullptr;
  g_object_get(playback.element("stage").get(), "people", &people, nullptr);
  std::string text = people != nullptr ? people : "";
  g_free(people);
  return text;
}

struct Clip {
  const char* file;
  const char* person;
};
void PrintTo(const Clip& clip, std::ostream* out) {
  *out << clip.file;
}

class RealFootage : public testing::TestWithParam<Clip> {
 protected:
  void SetUp() override {
    clip = footage + "/" + GetParam().file;
    ASSERT_TRUE(fs::exists(clip)) << "make it with: tools/make-footage build/footage";
  }
  std::string clip;
};

TEST_P(RealFootage, CannotKeepTheRecogniserFromNamingThePersonWithoutAGuard) {
  Playback playback(source(clip) + recogniser + " ! fakesink");
  EXPECT_EQ(playback.play(120), "eos");
  EXPECT_EQ(people_seen(playback), GetParam().person);
  EXPECT_EQ(playback.seen("stage"), 300U);
}

TEST_P(RealFootage, CannotLetTheRecogniserSeeAFrame) {
  Fleet fleet;
  const std::string recorder =
      "x264enc threads=1 speed-preset=ultrafast ! "
      "video/x-h264,stream-format=byte-stream ! filesink location=";
  Playback without(source(clip) + recorder + fleet.path("without"));
  EXPECT_EQ(without.play(120), "eos");

  Playback guarded(source(clip) + "faceguard " + fleet.documents(us_police_body_camera) + " ! " +
                   recogniser + " ! videoconvert ! video/x-raw,format=I420 ! identity name=out ! " +
                   "fakesink");
  const Count out = guarded.count("out", "sink");
  EXPECT_EQ(guarded.play(120), "eos");
  EXPECT_EQ(guarded.seen("stage"), 0U);
  EXPECT_EQ(people_seen(guarded), "");
  EXPECT_EQ(*out, 300U);

  Playback branched(
      source(clip) + "faceguard " + fleet.documents(us_police_body_camera) +
      " ! tee name=t t. ! queue max-size-buffers=0 max-size-bytes=0 max-size-time=0 ! " + recorder +
      fleet.path("guarded") +
      " t. ! queue max-size-buffers=0 max-size-bytes=0 "
      "max-size-time=0 ! " +
      recogniser + " ! fakesink");
  EXPECT_EQ(branched.play(120), "eos");
  EXPECT_EQ(branched.seen("stage"), 0U);
  EXPECT_EQ(bytes_of(fleet.path("guarded")), bytes_of(fleet.path("without")));
}

TEST_P(RealFootage, CannotChangeWhatAPermittedRecogniserFinds) {
  Fleet fleet;
  Playback playback(source(clip) + "faceguard " + fleet.documents(consented_kiosk) + " ! " +
                    recogniser + " ! fakesink");
  EXPECT_EQ(playback.play(120), "eos");
  EXPECT_EQ(people_seen(playback), GetParam().person);
  EXPECT_EQ(playback.seen("stage"), 300U);
}

INSTANTIATE_TEST_SUITE_P(Clips, RealFootage,
                         testing::Values(Clip{"hopper.mp4", "grace-hopper"},
                                         Clip{"collins.mp4", "eileen-collins"}),
                         [](const auto& test) {
                           return fs::path(test.param.file).stem().string();
                         });

// Every recording that stands beside the checkout in ../shared.
TEST(SharedFootage, CannotLetTheRecogniserSeeAFrame) {
  const fs::path folder = FACEGUARD_SHARED "/footage";
  if (!fs::exists(folder)) GTEST_SKIP() << "no ../shared/footage beside the checkout";
  int played = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".mp4" && extension != ".mkv") continue;
    SCOPED_TRACE(entry.path().filename());
    const std::string source =
        "filesrc location=" + quoted(entry.path().string()) + " ! decodebin ! videoconvert ! ";
    Playback bare(source + "fakesink name=recorder");
    const Count unguarded = bare.count("recorder", "sink");
    EXPECT_EQ(bare.play(120), "eos");
    Playback guarded(source + "faceguard ! " + recogniser + " ! fakesink name=recorder");
    const Count recorded = guarded.count("recorder", "sink");
    EXPECT_EQ(guarded.play(120), "eos");
    EXPECT_EQ(guarded.seen("stage"), 0U);
    EXPECT_EQ(*recorded, *unguarded);
    EXPECT_GT(*recorded, 0U);
    ++played;
  }
  EXPECT_GT(played, 0);
}

}  // namespace
}  // namespace tests::pipeline
