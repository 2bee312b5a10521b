// SPDX-License-Identifier: LGPL-2.1-or-later
// Wherever the stage stands and whenever it came, it is gated before its first frame.
#include <gtest/gtest.h>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

constexpr const char* live =
    "videotestsrc is-live=true num-buffers=100 ! video/x-raw,width=64,height=48,framerate=100/1 ! ";
constexpr const char* stage = "identity name=stage signal-handoffs=true";

struct Place {
  const char* name;
  std::string pipeline;
};
void PrintTo(const Place& place, std::ostream* out) {
  *out << place.pipeline;
}

class Mediation : public testing::TestWithParam<Place> {};

TEST_P(Mediation, CannotBeWalkedAround) {
  Playback playback(GetParam().pipeline);
  const Count at_stage = playback.handoffs("stage");
  const Count recorded = playback.count("recorder", "sink");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*at_stage, 0U);
  EXPECT_EQ(*recorded, 100U);
}

INSTANTIATE_TEST_SUITE_P(
    Places, Mediation,
    testing::Values(
        Place{"Inline", std::string(live) + "faceguard ! " + stage + " ! fakesink name=recorder"},
        Place{"BehindTeeAndQueue", std::string(live) +
                                       "faceguard ! tee name=t t. ! queue ! fakesink name=recorder "
                                       "t. ! queue ! " +
                                       stage + " ! fakesink"},
        Place{"InABin", std::string(live) +
                            "faceguard ! tee name=t t. ! queue ! fakesink "
                            "name=recorder t. ! queue ! bin.( " +
                            stage + " ! fakesink )"},
        Place{"MadeBeforeTheGuard", std::string("tee name=t ! queue ! ") + stage +
                                        " ! fakesink t. ! queue ! fakesink name=recorder " + live +
                                        "faceguard ! t."},
        Place{"InFrontOfTheGuard",
              std::string(live) + stage + " ! faceguard ! fakesink name=recorder"},
        Place{"InAnotherPartOfThePipeline",
              std::string(live) +
                  "faceguard ! fakesink name=recorder videotestsrc num-buffers=100 "
                  "! video/x-raw,width=64,height=48 ! " +
                  stage + " ! fakesink"}),
    [](const auto& test) { return test.param.name; });

// A branch with a stage, as a bin with a ghost pad.
GstElement* branch() {
  return gst_parse_bin_from_description(
      "queue ! identity name=stage signal-handoffs=true ! fakesink async=false sync=false", TRUE,
      nullptr);
}

Count handoffs_in(GstElement* bin) {
  const auto count = std::make_shared<std::atomic<std::uint64_t>>(0);
  const auto inside = own(gst_bin_get_by_name(GST_BIN(bin), "stage"));
  g_signal_connect(inside.get(), "handoff", G_CALLBACK(+[](GstElement*, GstBuffer*, gpointer n) {
                     ++*static_cast<std::atomic<std::uint64_t>*>(n);
                   }),
                   count.get());
  return count;
}

// Attaches `bin` to the tee of a playing pipeline and lets it run to its end.
void attach(Playback& playback, GstElement* bin) {
  gst_bin_add(GST_BIN(playback.get()), bin);
  gst_element_sync_state_with_parent(bin);
  ASSERT_TRUE(gst_element_link(playback.element("t").get(), bin));
}

constexpr const char* with_a_free_tee = "faceguard ! tee name=t ! queue ! fakesink name=recorder";

TEST(MediationWhilePlaying, CannotBeOutrunByABranchAddedLater) {
  Playback playback(std::string(live) + with_a_free_tee);
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  GstElement* bin = branch();
  const Count at_stage = handoffs_in(bin);
  attach(playback, bin);
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(*at_stage, 0U);
}

TEST(MediationWhilePlaying, CannotBeOutrunByABranchMadeBeforeThePluginWasLoaded) {
  GstElement* bin = branch();
  const Count at_stage = handoffs_in(bin);
  Playback playback(std::string(live) + with_a_free_tee);
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  attach(playback, bin);
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(*at_stage, 0U);
}

TEST(MediationOfAnotherPipeline, CannotBeEscapedByASecondPipeline) {
  Playback guarded(std::string(live) + "faceguard ! intervideosink channel=wormhole");
  Playback second(
      "intervideosrc channel=wormhole num-buffers=20 ! identity name=stage signal-handoffs=true ! "
      "fakesink");
  const Count at_stage = second.handoffs("stage");
  ASSERT_TRUE(guarded.reach(GST_STATE_PLAYING));
  EXPECT_EQ(second.play(), "eos");
  EXPECT_EQ(*at_stage, 0U);
}

TEST(MediationOfProperties, CannotBeTrickedByTurningHandoffsOnLater) {
  Playback playback(std::string(live) +
                    "faceguard ! tee name=t ! queue ! fakesink name=recorder "
                    "t. ! queue ! fakesink name=stage sync=false async=false");
  const Count at_stage = playback.handoffs("stage");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  g_object_set(playback.element("stage").get(), "signal-handoffs", TRUE, nullptr);
  EXPECT_EQ(playback.finish(), "eos");
  // One frame may have been past the checkpoint when the property was set.
  EXPECT_LE(*at_stage, 1U);
}

// An element that no catalogue names: identity under another name.
bool register_undeclared() {
  const auto identity = own(gst_element_factory_make("identity", nullptr));
  GTypeQuery query;
  g_type_query(G_OBJECT_TYPE(identity.get()), &query);
  const GTypeInfo info = {
      static_cast<guint16>(query.class_size),    nullptr, nullptr, nullptr, nullptr, nullptr,
      static_cast<guint16>(query.instance_size), 0,       nullptr, nullptr};
  const GType type =
      g_type_register_static(G_OBJECT_TYPE(identity.get()), "Undeclared", &info, GTypeFlags{});
  return gst_element_register(nullptr, "undeclared", GST_RANK_NONE, type);
}

TEST(MediationOfMedia, CannotBeTrickedByPicturesThatComeAfterSomethingElse) {
  ASSERT_TRUE(register_undeclared());
  Fleet fleet;
  Playback playback("appsrc name=in format=time ! faceguard name=guard config=" + fleet.config() +
                    " ! undeclared name=stage ! fakesink name=out sync=false");
  const auto in = playback.element("in");
  const Count at_stage = playback.handoffs("stage");
  const Count out = playback.count("out", "sink");
  const auto push = [&](const char* caps_text, int n) {
    const auto caps = own(gst_caps_from_string(caps_text));
    g_object_set(in.get(), "caps", caps.get(), nullptr);
    for (int i = 0; i < n; ++i) {
      GstFlowReturn flow = GST_FLOW_OK;
      GstBuffer* buffer = gst_buffer_new_allocate(nullptr, 64, nullptr);
      GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(i) * GST_MSECOND;
      g_signal_emit_by_name(in.get(), "push-buffer", buffer, &flow);
      gst_buffer_unref(buffer);
    }
  };
  playback.start(GST_STATE_PLAYING);
  push("video/x-raw,format=GRAY8,width=8,height=8,framerate=30/1", 5);
  ASSERT_TRUE(eventually([&] { return *out == 5; }));
  EXPECT_EQ(*at_stage, 0U);
  push("application/x-other", 5);
  ASSERT_TRUE(eventually([&] { return *out == 10; }));
  const std::uint64_t others = *at_stage;
  g_object_set(playback.element("guard").get(), "descriptor",
               fleet.signed_descriptor("police.json", us_police_body_camera).c_str(), nullptr);
  push("video/x-raw,format=GRAY8,width=8,height=8,framerate=30/1", 5);
  ASSERT_TRUE(eventually([&] { return *out == 15; }));
  EXPECT_EQ(*at_stage, others);
}

TEST(MediationWithoutAGuard, CannotBeEndedByDestroyingTheLastGuard) {
  auto guarded = std::make_unique<Playback>("videotestsrc num-buffers=1 ! faceguard ! fakesink");
  Playback playback(std::string(live) + stage + " ! fakesink name=recorder");
  const Count at_stage = playback.handoffs("stage");
  EXPECT_EQ(guarded->play(), "eos");
  guarded.reset();
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*at_stage, 0U);
}

TEST(MediationOfSeveralGuards, CannotBeLoosenedByASecondGuard) {
  Fleet fleet;
  Playback playback(std::string(live) + "faceguard ! identity name=stage signal-handoffs=true ! " +
                    "fakesink name=recorder videotestsrc num-buffers=1 ! faceguard " +
                    fleet.documents(consented_kiosk) + " ! fakesink");
  const Count at_stage = playback.handoffs("stage");
  EXPECT_EQ(playback.play(), "eos");
  EXPECT_EQ(*at_stage, 0U);
}

}  // namespace
}  // namespace tests::pipeline
