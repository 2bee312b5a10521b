// SPDX-License-Identifier: LGPL-2.1-or-later
// A stage that stands somewhere else in the graph than where the guard is looked for.
#include <gtest/gtest.h>

#include "tests/attacks/attempt.hpp"
#include "tests/attacks/witness.hpp"

namespace tests::attacks {
namespace {

const std::string stage = "unheardof name=stage";
const std::string off_beat = " ! fakesink async=false sync=false";
const std::string recorded = "queue ! fakesink name=recorder ";
const std::string small_rgb = "video/x-raw,format=RGB,width=64,height=48,framerate=100/1";

// A branch with a stage, to be added to the tee `t` of a playing pipeline.
void add_branch(Playback& playback, GstPadLinkCheck checks = GST_PAD_LINK_CHECK_DEFAULT) {
  GstElement* bin =
      gst_parse_bin_from_description(("queue ! " + stage + off_beat).c_str(), TRUE, nullptr);
  gst_bin_add(GST_BIN(playback.get()), bin);
  gst_element_sync_state_with_parent(bin);
  const auto tee = playback.element("t");
  const auto from = own(gst_element_request_pad_simple(tee.get(), "src_%u"));
  const auto to = own(gst_element_get_static_pad(bin, "sink"));
  EXPECT_EQ(gst_pad_link_full(from.get(), to.get(), checks), GST_PAD_LINK_OK);
}

// 18
TEST(Around, ATapUpstreamOfTheGuardCannotSeeFrames) {
  cannot_see(playing(camera + "tee name=t ! queue ! GUARD ! " + recorded + "t. ! queue ! " + stage +
                     off_beat));
}
TEST(Around, ASecondCameraCannotBringFrames) {
  cannot_see(playing(camera + "GUARD ! " + recorded +
                     "videotestsrc pattern=white num-buffers=60 ! " + small_rgb + " ! " + stage +
                     off_beat));
}
TEST(Around, AVendorsCameraCannotBringFrames) {
  cannot_see(playing(camera + "GUARD ! " + recorded + "nvarguscamerasrc num-buffers=30 ! " + stage +
                     off_beat));
}

// 19
TEST(Around, ABranchAddedWhilePlayingCannotSeeFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded,
                     [](Playback& playback) { add_branch(playback); }));
}
TEST(Around, ABranchLinkedWithoutChecksCannotSeeFrames) {  // 21
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded,
                     [](Playback& playback) { add_branch(playback, GST_PAD_LINK_CHECK_NOTHING); }));
}
TEST(Around, ABranchPluggedByADecoderCannotSeeFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                     "t. ! queue ! videoconvert ! jpegenc ! decodebin ! videoconvert ! " +
                     small_rgb + " ! " + stage + off_beat));
}

// 20
TEST(Around, ABranchMadeBeforeTheGuardCannotSeeFrames) {
  GstElement* bin = nullptr;
  cannot_see([&bin](const std::string& guard) {
    bin = gst_parse_bin_from_description(("queue ! " + stage + off_beat).c_str(), TRUE, nullptr);
    return playing(camera + "GUARD ! tee name=t ! " + recorded, [bin](Playback& playback) {
      gst_bin_add(GST_BIN(playback.get()), bin);
      gst_element_sync_state_with_parent(bin);
      EXPECT_TRUE(gst_element_link(playback.element("t").get(), bin));
    })(guard);
  });
}
TEST(Around, BinsInBinsCannotSeeFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                     "t. ! queue ! bin.( bin.( bin.( " + stage + off_beat + " ) ) )"));
}

// 22
TEST(Around, ASelectorSwitchedLaterCannotLetFramesIn) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                         "videotestsrc pattern=black is-live=true num-buffers=60 ! " + small_rgb +
                         " ! input-selector name=s sync-streams=false ! " + stage + off_beat +
                         " t. ! queue ! s.sink_1",
                     [](Playback& playback) {
                       const auto selector = playback.element("s");
                       const auto pad = own(gst_element_get_static_pad(selector.get(), "sink_1"));
                       g_object_set(selector.get(), "active-pad", pad.get(), nullptr);
                     }));
}
TEST(Around, AnOutputSelectorSwitchedLaterCannotLetFramesIn) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                         "t. ! queue ! output-selector name=s s.src_0 ! fakesink async=false "
                         "s.src_1 ! " +
                         stage + off_beat,
                     [](Playback& playback) {
                       const auto selector = playback.element("s");
                       const auto pad = own(gst_element_get_static_pad(selector.get(), "src_1"));
                       g_object_set(selector.get(), "active-pad", pad.get(), nullptr);
                     }));
}
TEST(Around, AValveOpenedLaterCannotLetFramesIn) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                         "t. ! queue ! valve name=v drop=true ! " + stage + off_beat,
                     [](Playback& playback) {
                       g_object_set(playback.element("v").get(), "drop", FALSE, nullptr);
                     }));
}

// 23
TEST(Around, AMergeWithAnotherCameraCannotLaunderFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                     "compositor name=m background=black ! " + small_rgb + " ! " + stage +
                     off_beat + " t. ! queue ! m. videotestsrc pattern=black num-buffers=60 ! " +
                     small_rgb + " ! m."));
}
TEST(Around, ABatchOfSeveralCamerasCannotLaunderFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded + "nvstreammux name=m ! " + stage +
                     off_beat +
                     " t. ! queue ! m.sink_0 videotestsrc pattern=black num-buffers=60 ! " +
                     small_rgb + " ! m.sink_1"));
}
TEST(Around, AFunnelCannotLaunderFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded + "funnel name=m ! " + stage +
                     off_beat + " t. ! queue ! m. videotestsrc pattern=black num-buffers=60 ! " +
                     small_rgb + " ! m."));
}
TEST(Around, ACropperWithSeveralOutputsCannotSeeFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                     "t. ! queue ! "
                     "hailocropper function-name=face_recognition name=stage stage. ! queue" +
                     off_beat + " stage. ! queue" + off_beat));
}

// 32
TEST(Around, FramesInAGraphicsMemoryCannotBeSeen) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                     "t. ! queue ! capssetter join=false replace=true "
                     "caps=\"video/x-raw(memory:NVMM),format=RGB,width=64,height=48,"
                     "framerate=100/1\" ! " +
                     stage + off_beat));
}
TEST(Around, CapsOfAnotherKindCannotLaunderFrames) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                     "t. ! queue ! capssetter join=false replace=true caps=application/x-cars ! " +
                     stage + off_beat));
}
TEST(Around, AStageThatDecodesPicturesItselfCannotSeeThem) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                         "t. ! queue ! videoconvert ! jpegenc ! " + stage + off_beat,
                     {}, "frames-seen"));
}
TEST(Around, AStageThatDecodesVideoItselfCannotSeeIt) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                         "t. ! queue ! videoconvert ! x264enc tune=zerolatency ! " + stage +
                         off_beat,
                     {}, "frames-seen"));
}
TEST(Around, AStageThatUnpacksAContainerItselfCannotSeeIt) {
  cannot_see(playing(camera + "GUARD ! tee name=t ! " + recorded +
                         "t. ! queue ! videoconvert ! jpegenc ! matroskamux streamable=true ! " +
                         stage + off_beat,
                     {}, "frames-seen"));
}

}  // namespace
}  // namespace tests::attacks
