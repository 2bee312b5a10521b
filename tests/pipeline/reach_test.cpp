// SPDX-License-Identifier: LGPL-2.1-or-later
// Several guards in one process: each judges what it reaches, and all of them the rest.
#include <gtest/gtest.h>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* camera =
    "videotestsrc is-live=true ! video/x-raw,width=64,height=48,framerate=50/1 ! ";

// Two cameras in one process: one that may identify and one that may not.
class TwoGuards : public testing::Test {
 protected:
  std::string strict(const std::string& behind) {
    return camera + ("faceguard name=strict " + strict_fleet.documents(us_police_body_camera)) +
           " ! " + behind + " ";
  }
  std::string lenient(const std::string& behind) {
    return camera + ("faceguard name=lenient " + lenient_fleet.documents(consented_kiosk)) +
           " ! " + behind + " ";
  }
  Fleet strict_fleet;
  Fleet lenient_fleet;
};

TEST_F(TwoGuards, CannotBlockOrPermitEachOthersStages) {
  Playback playback(strict("poolstage name=a ! fakesink sync=false") +
                    lenient("poolstage name=b ! fakesink name=out sync=false"));
  const Count out = playback.count("out", "sink");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return playback.seen("b") > 10; }));
  EXPECT_EQ(playback.seen("a"), 0U);
}

TEST_F(TwoGuards, CannotPermitWhatBothReach) {
  Playback playback(strict("funnel name=both ! poolstage name=a ! fakesink name=out sync=false") +
                    lenient("both."));
  const Count out = playback.count("out", "sink");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return *out > 20; }));
  EXPECT_EQ(playback.seen("a"), 0U);
}

TEST_F(TwoGuards, CannotPermitWhatNoneReaches) {
  Playback playback(strict("fakesink sync=false") + lenient("fakesink sync=false") + camera +
                    "poolstage name=a ! fakesink name=out sync=false");
  const Count out = playback.count("out", "sink");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return *out > 20; }));
  EXPECT_EQ(playback.seen("a"), 0U);
}

TEST_F(TwoGuards, CannotPermitWhatComesInPastTheLenientOne) {
  Playback playback(strict("fakesink sync=false") + camera + "funnel name=both " +
                    lenient("both. both. ! poolstage name=a ! fakesink name=out sync=false"));
  const Count out = playback.count("out", "sink");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return *out > 20; }));
  EXPECT_EQ(playback.seen("a"), 0U);
}

TEST_F(TwoGuards, CannotBeReachedThroughABinUnjudged) {
  Playback playback(strict("bin.( queue ! tee name=t ! queue ! poolstage name=a ) ! "
                           "fakesink name=out sync=false") +
                    lenient("fakesink sync=false"));
  const Count out = playback.count("out", "sink");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return *out > 20; }));
  EXPECT_EQ(playback.seen("a"), 0U);
}

TEST_F(TwoGuards, CannotHaveTheOthersStageReportedOnTheirBus) {
  Playback one(strict("poolstage name=a ! fakesink sync=false"));
  Playback other(lenient("fakesink name=out sync=false"));
  const Count out = other.count("out", "sink");
  other.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return *out > 5; }));
  one.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return !one.messages("faceguard-gate").empty(); }));
  EXPECT_TRUE(other.messages("faceguard-gate").empty());
}

TEST(Refusing, CannotStartWithAProhibitedStage) {
  Fleet fleet;
  Playback playback(camera + ("faceguard on-prohibited=refuse " +
                              fleet.documents(us_police_body_camera)) +
                    " ! poolstage name=a ! fakesink");
  const std::string end = playback.play(10);
  EXPECT_NE(end.find("poolstage"), std::string::npos) << end;
  EXPECT_NE(end.find("MS.P"), std::string::npos) << end;
  EXPECT_EQ(playback.seen("a"), 0U);
}

TEST(Refusing, CannotRefuseWhatIsPermitted) {
  Fleet fleet;
  Playback playback("videotestsrc num-buffers=5 ! faceguard on-prohibited=refuse " +
                    fleet.documents(consented_kiosk) + " ! poolstage name=a ! fakesink");
  EXPECT_EQ(playback.play(10), "eos");
  EXPECT_EQ(playback.seen("a"), 5U);
}

TEST(Reporting, CannotHideAStageOrItsGate) {
  Fleet fleet;
  Playback playback(camera + ("faceguard name=guard " + fleet.documents(us_police_body_camera)) +
                    " ! tee name=t ! queue ! poolstage name=a ! fakesink t. ! queue ! appsink name=app");
  playback.start(GST_STATE_PLAYING);
  ASSERT_TRUE(eventually([&] { return playback.messages("faceguard-gate").size() >= 2; }));
  gchar* report = nullptr;
  gchar* dot = nullptr;
  g_signal_emit_by_name(playback.element("guard").get(), "report", &report);
  g_signal_emit_by_name(playback.element("guard").get(), "dot", &dot);
  const std::string text = report;
  EXPECT_NE(text.find("poolstage"), std::string::npos) << text;
  EXPECT_NE(text.find("gate closed"), std::string::npos) << text;
  EXPECT_NE(text.find("exit "), std::string::npos) << text;
  EXPECT_NE(std::string(dot).find("xlabel=\"gate closed\""), std::string::npos);
  g_free(report);
  g_free(dot);
}

}  // namespace
}  // namespace tests::pipeline
