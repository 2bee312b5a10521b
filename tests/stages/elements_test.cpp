// SPDX-License-Identifier: LGPL-2.1-or-later
// The stages do what the other tests take for granted: a gate proves nothing against a blind stage.
#include <gst/gst.h>
#include <gst/video/gstvideometa.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path faces = fs::path(FACEGUARD_SHARED) / "faces";

struct Stop {
  void operator()(GstElement* pipeline) const {
    gst_element_set_state(pipeline, GST_STATE_NULL);
    gst_object_unref(pipeline);
  }
};

struct Outcome {
  bool reached_end = false;
  std::string error;
  std::set<std::string> names;  // of all "cvfaceid" messages
  int messages = 0;
  guint64 frames_seen = 0;
  std::string people;
  int regions = 0;  // of interest, at the sink
};

GstPadProbeReturn count_regions(GstPad*, GstPadProbeInfo* info, gpointer regions) {
  gpointer state = nullptr;
  while (gst_buffer_iterate_meta_filtered(GST_PAD_PROBE_INFO_BUFFER(info), &state,
                                          GST_VIDEO_REGION_OF_INTEREST_META_API_TYPE)) {
    ++*static_cast<int*>(regions);
  }
  return GST_PAD_PROBE_OK;
}

GstPadProbeReturn read_pool_size(GstPad*, GstPadProbeInfo* info, gpointer most) {
  auto* query = GST_PAD_PROBE_INFO_QUERY(info);
  if (GST_QUERY_TYPE(query) == GST_QUERY_ALLOCATION &&
      gst_query_get_n_allocation_pools(query) == 1) {
    guint size = 0;
    gst_query_parse_nth_allocation_pool(query, 0, nullptr, nullptr, nullptr, &size);
    *static_cast<std::atomic<guint>*>(most) = size;
  }
  return GST_PAD_PROBE_OK;
}

// Plays `description`, whose stage is called "stage" and whose sink "sink", to its end.
Outcome play(const std::string& description) {
  Outcome run;
  GError* error = nullptr;
  const std::unique_ptr<GstElement, Stop> pipeline(gst_parse_launch(description.c_str(), &error));
  if (error) {
    run.error = error->message;
    g_error_free(error);
    return run;
  }
  auto* stage = gst_bin_get_by_name(GST_BIN(pipeline.get()), "stage");
  auto* sink = gst_bin_get_by_name(GST_BIN(pipeline.get()), "sink");
  auto* pad = gst_element_get_static_pad(sink, "sink");
  gst_pad_add_probe(pad, GST_PAD_PROBE_TYPE_BUFFER, count_regions, &run.regions, nullptr);
  gst_object_unref(pad);
  gst_object_unref(sink);

  gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
  auto* bus = gst_element_get_bus(pipeline.get());
  constexpr auto wanted =
      static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_ELEMENT);
  constexpr GstClockTime patience = 30 * GST_SECOND;
  while (!run.reached_end && run.error.empty()) {
    auto* message = gst_bus_timed_pop_filtered(bus, patience, wanted);
    if (!message) break;
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS) run.reached_end = true;
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
      gst_message_parse_error(message, &error, nullptr);
      run.error = error->message;
      g_clear_error(&error);
    }
    if (gst_message_has_name(message, "cvfaceid")) {
      ++run.messages;
      run.names.insert(gst_structure_get_string(gst_message_get_structure(message), "names"));
    }
    gst_message_unref(message);
  }
  gst_object_unref(bus);

  g_object_get(stage, "frames-seen", &run.frames_seen, nullptr);
  if (g_object_class_find_property(G_OBJECT_GET_CLASS(stage), "people")) {
    gchar* people = nullptr;
    g_object_get(stage, "people", &people, nullptr);
    run.people = people;
    g_free(people);
  }
  gst_object_unref(stage);
  return run;
}

class CvFaceId : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(faces)) GTEST_SKIP() << "the portraits in " << faces << " are absent";
    fs::create_directories(gallery_);
  }
  void TearDown() override { fs::remove_all(gallery_); }

  void enrol(const char* person, const char* portrait) {
    fs::copy_file(faces / portrait, gallery_ / (person + fs::path(portrait).extension().string()));
  }
  // Ten frames that show Eileen Collins, somewhat out of focus.
  [[nodiscard]] std::string collins(const std::string& stage_options = {}) const {
    return "filesrc location=" + (faces / "astronaut.png").string() +
           " ! pngdec ! imagefreeze num-buffers=10 ! videoconvert ! videoscale ! "
           "video/x-raw,format=BGR,width=360,height=360 ! cvfaceid name=stage gallery=" +
           gallery_.string() + " " + stage_options + " ! fakesink name=sink";
  }

  const fs::path gallery_ =
      fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(CvFaceId, AnEnrolledPersonCannotGoUnnamed) {
  enrol("collins", "astronaut.png");
  enrol("hopper", "grace_hopper_512x512.jpg");
  const Outcome run = play(collins());
  EXPECT_TRUE(run.reached_end) << run.error;
  EXPECT_EQ(run.messages, 10);
  EXPECT_EQ(run.names, std::set<std::string>{"collins"});
  EXPECT_EQ(run.people, "collins");
  EXPECT_EQ(run.frames_seen, 10U);
  EXPECT_EQ(run.regions, 10);
}

TEST_F(CvFaceId, AStrangerCannotBeGivenAName) {
  enrol("hopper", "grace_hopper_512x512.jpg");
  const Outcome run = play(collins());
  EXPECT_TRUE(run.reached_end) << run.error;
  EXPECT_EQ(run.names, std::set<std::string>{""});
  EXPECT_EQ(run.people, "");
  EXPECT_EQ(run.regions, 0);
}

TEST_F(CvFaceId, ASkippedFrameCannotGoUncounted) {
  enrol("collins", "astronaut.png");
  const Outcome run = play(collins("every=4 draw=true"));
  EXPECT_EQ(run.messages, 3);
  EXPECT_EQ(run.frames_seen, 10U);
}

TEST_F(CvFaceId, AnEmptyGalleryCannotStart) {
  const Outcome run = play(collins());
  EXPECT_FALSE(run.reached_end);
  EXPECT_NE(run.error.find("holds no pictures"), std::string::npos) << run.error;
}

TEST(PoolStage, ItsSmallPoolCannotStallAnEncoderWhenNobodyBypassesIt) {
  const Outcome run = play(
      "videotestsrc num-buffers=100 ! video/x-raw,format=I420,width=64,height=64 ! "
      "poolstage name=stage ! queue max-size-buffers=40 min-threshold-buffers=30 ! "
      "fakesink name=sink");
  EXPECT_TRUE(run.reached_end) << run.error;
  EXPECT_EQ(run.frames_seen, 100U);
}

TEST(PoolStage, ThePoolItOffersCannotGrow) {
  const std::unique_ptr<GstElement, Stop> pipeline(gst_parse_launch(
      "videotestsrc num-buffers=1 ! poolstage name=stage max-buffers=3 ! fakesink", nullptr));
  std::atomic<guint> most = 0;
  auto* stage = gst_bin_get_by_name(GST_BIN(pipeline.get()), "stage");
  auto* pad = gst_element_get_static_pad(stage, "sink");
  // An answered query comes by as PULL.
  gst_pad_add_probe(
      pad,
      static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM | GST_PAD_PROBE_TYPE_PULL),
      read_pool_size, &most, nullptr);
  gst_object_unref(pad);
  gst_object_unref(stage);
  gst_element_set_state(pipeline.get(), GST_STATE_PAUSED);
  ASSERT_EQ(gst_element_get_state(pipeline.get(), nullptr, nullptr, 10 * GST_SECOND),
            GST_STATE_CHANGE_SUCCESS);
  EXPECT_EQ(most, 3U);
}

TEST(AsyncStage, BuffersCannotBeLostOnTheWay) {
  const Outcome run = play(
      "videotestsrc num-buffers=100 ! asyncstage name=stage latency-ms=3 ! fakesink name=sink");
  EXPECT_TRUE(run.reached_end) << run.error;
  EXPECT_EQ(run.frames_seen, 100U);
}

TEST(AsyncStage, SeeksCannotStallIt) {
  const std::unique_ptr<GstElement, Stop> pipeline(gst_parse_launch(
      "videotestsrc num-buffers=10000000 ! asyncstage latency-ms=5 ! fakesink", nullptr));
  gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(gst_element_get_state(pipeline.get(), nullptr, nullptr, 10 * GST_SECOND),
              GST_STATE_CHANGE_SUCCESS);
    ASSERT_TRUE(gst_element_seek_simple(pipeline.get(), GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, 0));
  }
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (testing::GTEST_FLAG(list_tests)) return RUN_ALL_TESTS();
  gst_init(&argc, &argv);
  // Not by search path: the scanner, another program, can't load what is built with a sanitizer.
  GError* error = nullptr;
  if (!gst_plugin_load_file(FACEGUARD_TEST_PLUGIN, &error)) {
    std::cerr << error->message << '\n';
    return 1;
  }
  return RUN_ALL_TESTS();
}
