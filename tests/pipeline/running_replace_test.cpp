// SPDX-License-Identifier: LGPL-2.1-or-later
// The descriptor's file is replaced in every way there is, while the camera records.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>

#include <atomic>
#include <fstream>

#include "tests/pipeline/running.hpp"

namespace tests::pipeline {
namespace {

namespace fs = std::filesystem;

TEST(RunningReplace, CannotLetMoreThanTheOneFrameThroughNorLoseOneOfTheRecording) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  for (int revision = 2; revision < 12; revision += 2) {
    fleet.replace("device.json", fleet.envelope(us_police_body_camera, revision));
    ASSERT_TRUE(run.closes()) << revision;
    EXPECT_EQ(outcome(run.guard.get()), "prohibit");
    fleet.replace("device.json", fleet.envelope(consented_kiosk, revision + 1));
    ASSERT_TRUE(run.opens()) << revision;
  }
  EXPECT_TRUE(run.recorded_whole());
  EXPECT_EQ(run.recording.breaks, 0U);
  EXPECT_EQ(run.playback.warnings().find("device.json"), std::string::npos);
}

// A handler that is called wherever a message is posted, and doesn't return until it may.
struct Application {
  std::atomic<bool> called{false};
  std::atomic<bool> answers{false};
  static GstBusSyncReply on_message(GstBus*, GstMessage* message, gpointer self) {
    auto& application = *static_cast<Application*>(self);
    if (GST_MESSAGE_TYPE(message) != GST_MESSAGE_WARNING) return GST_BUS_PASS;
    application.called = true;
    (void)eventually([&] { return application.answers.load(); });
    return GST_BUS_PASS;
  }
};

TEST(RunningReplace, CannotBeHeldUpByAnApplicationThatDoesNotAnswer) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  Application application;
  GstBus* bus = gst_element_get_bus(run.playback.get());
  gst_bus_set_sync_handler(bus, Application::on_message, &application, nullptr);
  fleet.replace("device.json", "refused, so that there is something to tell");
  ASSERT_TRUE(eventually([&] { return application.called.load(); }));
  fleet.replace("device.json", fleet.envelope(us_police_body_camera, 2));
  EXPECT_TRUE(eventually([&] { return all_closed(run.guard.get()); }, 5));
  application.answers = true;
  EXPECT_TRUE(run.closes());
  EXPECT_TRUE(run.recorded_whole());
  gst_bus_set_sync_handler(bus, nullptr, nullptr, nullptr);
  gst_object_unref(bus);
}

// As Kubernetes does it: the file is a link into the folder that the link ..data leads to.
struct Volume {
  explicit Volume(Fleet& its_fleet) : fleet(its_fleet) {
    put(consented_kiosk, 1);
    fs::create_symlink("..data/device.json", fleet.path("device.json"));
  }
  void put(const char* context, int revision) {
    const std::string folder = "..revision-" + std::to_string(revision);
    fs::create_directory(fleet.path(folder));
    (void)fleet.signed_descriptor(folder + "/device.json", context, revision);
    fs::create_symlink(folder, fleet.path("..data_tmp"));
    fs::rename(fleet.path("..data_tmp"), fleet.path("..data"));
    if (revision > 1) fs::remove_all(fleet.path("..revision-" + std::to_string(revision - 1)));
  }
  Fleet& fleet;
};

TEST(RunningReplace, CannotMissALinkThatIsSwapped) {
  Fleet fleet;
  Volume volume(fleet);
  Running run(fleet);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  volume.put(us_police_body_camera, 2);
  EXPECT_TRUE(run.closes());
  volume.put(consented_kiosk, 3);
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

// Writes into the file that is there, with a pause in the middle.
template <class Meanwhile>
void write_in_halves(const std::string& file, const std::string& bytes, Meanwhile meanwhile) {
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << bytes.substr(0, bytes.size() / 2) << std::flush;
  g_usleep(150'000);  // longer than a file has to be left alone to count as whole
  meanwhile();
  stream << bytes.substr(bytes.size() / 2);
}

TEST(RunningReplace, CannotOpenOrCloseByHalfAFile) {
  Fleet fleet;
  const std::string device = fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  write_in_halves(device, fleet.envelope(us_police_body_camera, 2), [&] {
    EXPECT_TRUE(run.analyses());
    EXPECT_TRUE(all_open(run.guard.get()));
    EXPECT_EQ(outcome(run.guard.get()), "permit");
  });
  EXPECT_TRUE(run.closes());
  write_in_halves(device, fleet.envelope(consented_kiosk, 3),
                  [&] { EXPECT_TRUE(run.records_alone()); });
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

TEST(RunningReplace, CannotOpenOrCloseByDeletingTheFile) {
  Fleet fleet;
  const std::string device = fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  fs::remove(device);
  ASSERT_TRUE(eventually([&] { return times(run.playback.warnings(), "device.json") == 1; }));
  EXPECT_TRUE(run.analyses());
  EXPECT_TRUE(all_open(run.guard.get()));
  fleet.replace("device.json", fleet.envelope(us_police_body_camera, 2));
  EXPECT_TRUE(run.closes());
  fs::remove(device);
  ASSERT_TRUE(eventually([&] { return times(run.playback.warnings(), "device.json") == 2; }));
  EXPECT_TRUE(run.records_alone());
  fleet.replace("device.json", fleet.envelope(consented_kiosk, 3));
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

TEST(RunningReplace, CannotOpenOrCloseByMovingTheFolderAway) {
  Fleet fleet;
  fs::create_directory(fleet.path("there"));
  const std::string device = fleet.signed_descriptor("there/device.json", consented_kiosk);
  Running run(fleet, {}, device);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  fs::rename(fleet.path("there"), fleet.path("away"));
  ASSERT_TRUE(eventually([&] { return times(run.playback.warnings(), "device.json") == 1; }));
  EXPECT_TRUE(run.analyses());
  // What is written where it has gone is of no account.
  fleet.replace("away/device.json", fleet.envelope(us_police_body_camera, 2));
  EXPECT_TRUE(run.analyses(30));
  fs::create_directory(fleet.path("there"));
  fleet.replace("there/device.json", fleet.envelope(us_police_body_camera, 3));
  EXPECT_TRUE(run.closes());
  fs::remove_all(fleet.path("there"));
  EXPECT_TRUE(run.records_alone(60));
  EXPECT_TRUE(run.recorded_whole());
}

TEST(RunningReplace, CannotOpenOrCloseByUnmountingTheFolder) {
  if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    GTEST_SKIP() << "only root can mount";
  Fleet fleet;
  const std::string at = fleet.path("there");
  fs::create_directory(at);
  ASSERT_EQ(mount("none", at.c_str(), "tmpfs", 0, "size=64k"), 0);
  const std::string device = fleet.signed_descriptor("there/device.json", consented_kiosk);
  {
    Running run(fleet, {}, device);
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    ASSERT_TRUE(run.opens());
    ASSERT_TRUE(eventually([&] { return umount2(at.c_str(), 0) == 0; }));
    ASSERT_TRUE(eventually([&] { return times(run.playback.warnings(), "device.json") == 1; }));
    EXPECT_TRUE(run.analyses());
    ASSERT_EQ(mount("none", at.c_str(), "tmpfs", 0, "size=64k"), 0);
    fleet.replace("there/device.json", fleet.envelope(us_police_body_camera, 2));
    EXPECT_TRUE(run.closes());
    EXPECT_TRUE(run.recorded_whole());
  }
  ASSERT_TRUE(eventually([&] { return umount2(at.c_str(), 0) == 0; }));
}

}  // namespace
}  // namespace tests::pipeline
