// SPDX-License-Identifier: LGPL-2.1-or-later
// An application's own pads, without an element or with a function of its own.
#include <gtest/gtest.h>

#include "tests/attacks/attempt.hpp"
#include "tests/standins/picture.hpp"

namespace tests::attacks {
namespace {

std::atomic<std::uint64_t> caught{0};

GstFlowReturn catch_frame(GstPad*, GstObject*, GstBuffer* buffer) {
  if (standins::shows_picture(buffer)) ++caught;
  gst_buffer_unref(buffer);
  return GST_FLOW_OK;
}

const std::string with_a_tee = camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder";

// Plays with what `hang` hangs on the tee, which counts in `caught`.
Attempt with(std::function<void(const Playback&)> hang, const std::string& pipeline = with_a_tee) {
  return [hang = std::move(hang), pipeline](const std::string& guard) {
    caught = 0;
    Playback playback(guarded(pipeline, guard));
    const Count recorded = pictures_at(playback, "recorder");
    hang(playback);
    const std::string end = playback.play(20);
    return Outcome{caught, *recorded, end};
  };
}

Ptr<GstPad> branch_of(const Playback& playback) {
  return own(gst_element_request_pad_simple(playback.element("t").get(), "src_%u"));
}

TEST(Pads, APadWithoutAnElementCannotCatchFrames) {
  GstPad* loose = nullptr;
  cannot_see(with([&](const Playback& playback) {
    loose = gst_pad_new("catcher", GST_PAD_SINK);
    gst_pad_set_chain_function(loose, catch_frame);
    gst_pad_set_active(loose, TRUE);
    EXPECT_EQ(gst_pad_link(branch_of(playback).get(), loose), GST_PAD_LINK_OK);
  }));
}
TEST(Pads, APadWithoutAnElementMadeBeforeTheGuardCannotCatchFrames) {
  // The pad is older than the guard, and is linked while it plays.
  GstPad* loose = gst_pad_new("catcher", GST_PAD_SINK);
  gst_pad_set_chain_function(loose, catch_frame);
  cannot_see([loose](const std::string& guard) {
    caught = 0;
    Playback playback(guarded(with_a_tee, guard));
    const Count recorded = pictures_at(playback, "recorder");
    EXPECT_TRUE(playback.reach(GST_STATE_PLAYING));
    gst_pad_set_active(loose, TRUE);
    EXPECT_EQ(gst_pad_link(branch_of(playback).get(), loose), GST_PAD_LINK_OK);
    const std::string end = playback.finish(20);
    return Outcome{caught, *recorded, end};
  });
}

GstPad* ghost_of(const Playback& playback, const char* in) {
  GstElement* bin = gst_bin_new("bin");
  GstElement* inside = gst_parse_bin_from_description(in, TRUE, nullptr);
  gst_bin_add(GST_BIN(bin), inside);
  const auto target = own(gst_element_get_static_pad(inside, "sink"));
  GstPad* ghost = gst_ghost_pad_new("sink", target.get());
  gst_element_add_pad(bin, ghost);
  gst_bin_add(GST_BIN(playback.get()), bin);
  return ghost;
}

TEST(Pads, AGhostPadWithAFunctionOfItsOwnCannotCatchFrames) {
  cannot_see(with([](const Playback& playback) {
    GstPad* ghost = ghost_of(playback, "fakesink async=false");
    gst_pad_set_chain_function(ghost, catch_frame);
    EXPECT_EQ(gst_pad_link(branch_of(playback).get(), ghost), GST_PAD_LINK_OK);
  }));
}
TEST(Pads, AGhostPadThatGetsItsFunctionLaterIsNoticed) {
  Fleet fleet;
  caught = 0;
  Playback playback(endless_camera + "faceguard " +
                    fleet.documents(pipeline::us_police_body_camera) +
                    " ! tee name=t ! queue ! fakesink name=recorder");
  GstPad* ghost = ghost_of(playback, "fakesink async=false sync=false");
  ASSERT_EQ(gst_pad_link(branch_of(playback).get(), ghost), GST_PAD_LINK_OK);
  const Count recorded = pictures_at(playback, "recorder");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *recorded >= 10; }));
  ASSERT_TRUE(playback.messages("faceguard-tripwire").empty());
  gst_pad_set_chain_function(ghost, catch_frame);
  ASSERT_TRUE(eventually([&] { return caught > 0; })) << "nothing was gained to be noticed";
  EXPECT_TRUE(eventually([&] { return !playback.messages("faceguard-tripwire").empty(); }, 10));
  EXPECT_TRUE(eventually(
      [&] {
        const std::uint64_t caught_before = caught;
        const std::uint64_t then = *recorded;
        return eventually([&] { return *recorded > then + 20; }) && caught == caught_before;
      },
      10))
      << "it goes on catching";
}

GstFlowReturn catch_and_pass(GstPad* pad, GstObject* parent, GstBuffer* buffer) {
  if (standins::shows_picture(buffer)) ++caught;
  return gst_proxy_pad_chain_default(pad, parent, buffer);
}

TEST(Pads, TheInnerPadOfAGhostCannotCatchFrames) {
  // Behind the source pad of a bin stands a sink pad that belongs to no element.
  cannot_see(with([](const Playback& playback) {
    GstElement* bin = gst_parse_bin_from_description("queue", TRUE, nullptr);
    GstElement* end = gst_element_factory_make("fakesink", nullptr);
    g_object_set(end, "async", FALSE, nullptr);
    const auto ghost = own(gst_element_get_static_pad(bin, "src"));
    const auto inner = own(GST_PAD(gst_proxy_pad_get_internal(GST_PROXY_PAD(ghost.get()))));
    gst_pad_set_chain_function(inner.get(), catch_and_pass);
    gst_bin_add_many(GST_BIN(playback.get()), bin, end, nullptr);
    EXPECT_TRUE(gst_element_link_many(playback.element("t").get(), bin, end, nullptr));
  }));
}

// Flushes and states must find every gate as it was.
TEST(Pads, ManySeeksCannotLetAFrameIn) {
  Fleet fleet;
  Playback playback(
      "videotestsrc pattern=white ! video/x-raw,format=RGB,width=64,height=48 ! "
      "faceguard " +
      fleet.documents(pipeline::us_police_body_camera) +
      " ! tee name=t ! queue ! fakesink name=recorder sync=true t. ! queue ! "
      "unheardof name=stage ! fakesink sync=true");
  const Count recorded = pictures_at(playback, "recorder");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(gst_element_seek_simple(playback.get(), GST_FORMAT_TIME,
                                        static_cast<GstSeekFlags>(GST_SEEK_FLAG_FLUSH),
                                        i * GST_SECOND));
    const std::uint64_t from = *recorded;
    ASSERT_TRUE(eventually([&] { return *recorded > from; })) << "seek " << i;
  }
  EXPECT_EQ(count_of(playback, "pictures-seen"), 0U);
}
TEST(Pads, ManyStartsCannotLetAFrameIn) {
  Fleet fleet;
  Playback playback(endless_camera + "faceguard " +
                    fleet.documents(pipeline::us_police_body_camera) +
                    " ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! "
                    "unheardof name=stage ! fakesink");
  const Count recorded = pictures_at(playback, "recorder");
  for (int i = 0; i < 30; ++i) {
    const std::uint64_t from = *recorded;
    ASSERT_TRUE(playback.reach(GST_STATE_PLAYING)) << "start " << i;
    ASSERT_TRUE(eventually([&] { return *recorded > from; })) << "start " << i;
    ASSERT_TRUE(playback.reach(i % 3 == 0 ? GST_STATE_NULL : GST_STATE_READY));
  }
  EXPECT_EQ(count_of(playback, "pictures-seen"), 0U);
}

}  // namespace
}  // namespace tests::attacks
