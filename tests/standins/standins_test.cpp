// SPDX-License-Identifier: LGPL-2.1-or-later
// A stand-in that missed frames would make every attack look stopped.
#include <gst/gst.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "pipeline/gst_ptr.hpp"
#include "tests/standins/table.hpp"

namespace tests::standins {
namespace {

using ::pipeline::own;

constexpr guint64 frames = 12;

guint64 count_of(GstElement* pipeline, const char* property) {
  const auto stage = own(gst_bin_get_by_name(GST_BIN(pipeline), "stage"));
  guint64 seen = 0;
  g_object_get(stage.get(), property, &seen, nullptr);
  return seen;
}

std::string around(const Row& row) {
  const std::string stage = row.factory + " name=stage ";
  const std::string camera =
      "videotestsrc pattern=white num-buffers=12 ! "
      "video/x-raw,format=RGB,width=64,height=48 ! ";
  switch (row.kind) {
    case Kind::sink:
      return camera + stage;
    case Kind::two_inputs:
      return camera + stage + " ! fakesink";
    case Kind::two_outputs:
      return camera + stage + " ! fakesink async=false stage. ! fakesink async=false";
    case Kind::source:
      return stage + "num-buffers=12 ! fakesink";
    default:
      return camera + stage + " ! fakesink name=end";
  }
}

void play(GstElement* pipeline) {
  GstBus* bus = gst_element_get_bus(pipeline);
  gst_element_set_state(pipeline, GST_STATE_PLAYING);
  GstMessage* end = gst_bus_timed_pop_filtered(
      bus, 10 * GST_SECOND, static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR));
  EXPECT_TRUE(end != nullptr && GST_MESSAGE_TYPE(end) == GST_MESSAGE_EOS);
  if (end != nullptr) gst_message_unref(end);
  gst_object_unref(bus);
}

}  // namespace

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.factory;
}

namespace {

class StandIn : public testing::TestWithParam<Row> {};

TEST_P(StandIn, CannotMissAFrame) {
  GError* error = nullptr;
  const auto pipeline = own(gst_parse_launch(around(GetParam()).c_str(), &error));
  ASSERT_EQ(error, nullptr) << error->message;
  play(pipeline.get());
  const bool source = GetParam().kind == Kind::source;
  EXPECT_EQ(count_of(pipeline.get(), "frames-seen"), source ? 0 : frames);
  EXPECT_EQ(count_of(pipeline.get(), "pictures-seen"), source ? 0 : frames);
  gst_element_set_state(pipeline.get(), GST_STATE_NULL);
}

// Tests' names are made of letters, digits and underscores.
INSTANTIATE_TEST_SUITE_P(Table, StandIn, testing::ValuesIn(read_table(FACEGUARD_TABLE)),
                         [](const auto& test) {
                           std::string name = test.param.factory;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(StandInProperties, CannotBeLost) {
  const auto stage = own(gst_element_factory_make("gvaclassify", nullptr));
  g_object_set(stage.get(), "model", "a.xml", "reclassify-interval", 7, "use-landmarks", TRUE,
               nullptr);
  gchar* model = nullptr;
  int interval = 0;
  gboolean landmarks = FALSE;
  g_object_get(stage.get(), "model", &model, "reclassify-interval", &interval, "use-landmarks",
               &landmarks, nullptr);
  EXPECT_STREQ(model, "a.xml");
  EXPECT_EQ(interval, 7);
  EXPECT_TRUE(landmarks);
  g_free(model);
}

}  // namespace
}  // namespace tests::standins

int main(int argc, char** argv) {
  // GLib has read G_DEBUG before main.
  g_log_set_always_fatal(static_cast<GLogLevelFlags>(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL));
  testing::InitGoogleTest(&argc, argv);
  gst_init(&argc, &argv);
  GError* error = nullptr;
  if (gst_plugin_load_file(FACEGUARD_STANDINS_PLUGIN, &error) == nullptr)
    g_error("%s", error->message);
  return RUN_ALL_TESTS();
}
