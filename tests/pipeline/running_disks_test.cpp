// SPDX-License-Identifier: LGPL-2.1-or-later
// Real disks that are full, read-only or somebody else's, with the camera running.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>

#include "tests/pipeline/running.hpp"

namespace tests::pipeline {
namespace {

namespace fs = std::filesystem;

// In a namespace of this process.
bool may_mount() {
  return unshare(CLONE_NEWNS) == 0 &&
         mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

TEST(RunningOnADisk, CannotOpenWhileItIsFull) {
  if (!may_mount()) GTEST_SKIP() << "only root can mount";
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  fs::create_directory(fleet.path("disk"));
  ASSERT_EQ(mount("none", fleet.path("disk").c_str(), "tmpfs", 0, "size=64k"), 0);
  {
    const std::string state = fleet.state_folder("disk/state");
    const std::string filler = fleet.path("disk/filler");
    (void)fleet.file("disk/filler", std::string(1 << 20, 'x'));  // as much as there is room for
    Running run(fleet, "state=" + state);
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    expect_off(run, "No space left");
    EXPECT_EQ(run.seen(), 0U);
    fs::remove(filler);
    EXPECT_TRUE(run.opens());
    EXPECT_TRUE(run.recorded_whole());
  }
  EXPECT_TRUE(eventually([&] { return umount2(fleet.path("disk").c_str(), MNT_DETACH) == 0; }));
}

TEST(RunningOnADisk, CannotOpenWhileItIsReadOnly) {
  if (!may_mount()) GTEST_SKIP() << "only root can mount";
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  const std::string disk = fleet.path("disk");
  fs::create_directory(disk);
  ASSERT_EQ(mount("none", disk.c_str(), "tmpfs", 0, "size=1m"), 0);
  const std::string state = fleet.state_folder("disk/state");
  const auto remount = [&](unsigned long flags) {
    return mount("none", disk.c_str(), "tmpfs", MS_REMOUNT | flags, "size=1m") == 0;
  };
  ASSERT_TRUE(remount(MS_RDONLY));
  {
    Running run(fleet, "state=" + state);
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    expect_off(run, "Read-only file system");
    EXPECT_EQ(run.seen(), 0U);
    ASSERT_TRUE(remount(0));
    EXPECT_TRUE(run.opens());
    EXPECT_TRUE(run.recorded_whole());
  }
  EXPECT_TRUE(eventually([&] { return umount2(disk.c_str(), MNT_DETACH) == 0; }));
}

// What root may do no matter what, nobody may not.
class Nobody {
 public:
  explicit Nobody(const std::string& folder) {
    if (geteuid() != 0) return;
    constexpr uid_t nobody = 65534;
    EXPECT_EQ(chown(folder.c_str(), nobody, nobody), 0);
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      EXPECT_EQ(chown(entry.path().c_str(), nobody, nobody), 0);
    EXPECT_EQ(seteuid(nobody), 0);
    was_root_ = true;
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;
  ~Nobody() {
    if (was_root_ && seteuid(0) != 0) ADD_FAILURE() << "can not be root again";
  }

 private:
  bool was_root_ = false;
};

TEST(RunningOnADisk, CannotStayOpenWithoutTheRightToWrite) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  const std::string state = fleet.state_folder();
  const Nobody nobody(fleet.path(""));
  Running run(fleet, "state=" + state);
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  fs::permissions(state, fs::perms::owner_read | fs::perms::owner_exec);
  fleet.replace("device.json", fleet.envelope(consented_kiosk, 2));
  expect_off(run, "Permission denied");
  fs::permissions(state, fs::perms::owner_all);
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

}  // namespace
}  // namespace tests::pipeline
