// SPDX-License-Identifier: LGPL-2.1-or-later
// Pads that come and go while frames flow, and stages that fetch their data themselves.
#include <gtest/gtest.h>

#include <atomic>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

std::atomic<int> taken{0};

GstFlowReturn take(GstPad*, GstObject*, GstBuffer* buffer) {
  ++taken;
  gst_buffer_unref(buffer);
  return GST_FLOW_OK;
}

// A bare element of the application's own: no factory, and sink pads added as it runs.
GstElement* nameless_element() {
  GTypeInfo info = {};
  info.class_size = sizeof(GstElementClass);
  info.instance_size = sizeof(GstElement);
  const GType type = g_type_register_static(GST_TYPE_ELEMENT, "NamelessTaker", &info, GTypeFlags{});
  return GST_ELEMENT(g_object_new(type, nullptr));
}

TEST(RequestPads, CannotOutrunTheGuardByComingAndGoing) {
  Playback playback(
      "videotestsrc is-live=true num-buffers=150 ! video/x-raw,width=64,height=48,framerate=100/1 "
      "! "
      "faceguard ! tee name=t allow-not-linked=true ! queue ! fakesink name=recorder");
  const Count recorded = playback.count("recorder", "sink");
  GstElement* taker = nameless_element();
  gst_bin_add(GST_BIN(playback.get()), taker);
  const auto tee = playback.element("t");
  playback.start(GST_STATE_PLAYING);
  for (int i = 0; i < 10; ++i) {
    const auto from = own(gst_element_request_pad_simple(tee.get(), "src_%u"));
    GstPad* to = gst_pad_new(nullptr, GST_PAD_SINK);
    gst_pad_set_chain_function(to, take);
    gst_pad_set_active(to, TRUE);
    gst_element_add_pad(taker, to);
    ASSERT_EQ(gst_pad_link_full(from.get(), to, GST_PAD_LINK_CHECK_NOTHING), GST_PAD_LINK_OK);
    g_usleep(60'000);
    gst_pad_unlink(from.get(), to);
    gst_element_release_request_pad(tee.get(), from.get());
    gst_pad_set_active(to, FALSE);
    gst_element_remove_pad(taker, to);
  }
  EXPECT_EQ(playback.finish(), "eos");
  EXPECT_EQ(taken, 0);
  EXPECT_EQ(*recorded, 150U);
}

TEST(PullMode, CannotFetchWhatWouldNotBeBrought) {
  const Fleet fleet(
      "[[element]]\nfactory = \"wavparse\"\ncapability = \"speaker-identification\"\n");
  const std::string sound = fleet.path("sound.wav");
  Playback make("audiotestsrc num-buffers=20 ! wavenc ! filesink location=" + sound);
  ASSERT_EQ(make.play(), "eos");

  const std::string play =
      "filesrc location=" + sound + " ! wavparse name=stage ! fakesink name=out";
  Playback unguarded(play);
  const Count heard = unguarded.count("out", "sink");
  ASSERT_EQ(unguarded.play(), "eos");
  ASSERT_GT(*heard, 0U);

  std::string config = bytes_of(fleet.config());
  config.replace(config.find("police-clauses"), 14, "full");
  Playback guarded(play + " videotestsrc num-buffers=1 ! faceguard config=" +
                   fleet.file("full.toml", config) + " ! fakesink");
  const Count fetched = guarded.count("out", "sink");
  EXPECT_NE(guarded.play(), "timeout");
  EXPECT_EQ(*fetched, 0U);
}

}  // namespace
}  // namespace tests::pipeline
