// SPDX-License-Identifier: LGPL-2.1-or-later
// The machine's own disk, and what it says when it refuses.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "hw/disk/disk.hpp"
#include "hw/disk/trouble.hpp"
#include "tests/hw/disk/fault.hpp"

namespace tests::hw::disk {
namespace {

using ::hw::disk::Disk;
using ::hw::disk::last_trouble;
using ::hw::disk::Readers;
using ::hw::disk::replace;
using ::hw::disk::Trouble;

constexpr std::size_t enough = 1000;

class RealDisk : public testing::Test {
 protected:
  RealDisk() {
    std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
    folder = mkdtemp(name.data());
  }
  ~RealDisk() override { std::filesystem::remove_all(folder); }

  // Replaces `file` while a fault point fails once with `system_error`.
  guard::Expected<void> replace_with_fault(const char* point, int system_error) {
    const Fault fault(point, system_error, Times::once);
    return replace(disk, file(), "new", Readers::owner);
  }
  [[nodiscard]] std::filesystem::path file() const { return folder / "file"; }

  std::filesystem::path folder;
  Disk& disk = ::hw::disk::real();
};

TEST_F(RealDisk, CannotLoseWhatItWasGiven) {
  const auto made = folder / "one" / "two";
  ASSERT_TRUE(disk.make_folder(made));
  ASSERT_TRUE(disk.make_folder(made / ""));
  ASSERT_TRUE(replace(disk, made / "b", "old", Readers::everybody));
  ASSERT_TRUE(replace(disk, made / "b", "new", Readers::owner));
  ASSERT_TRUE(disk.append(made / "b", " and more"));
  ASSERT_TRUE(disk.create(made / "a", Readers::everybody));
  EXPECT_EQ(disk.read(made / "b", enough).value(), "new and more");
  EXPECT_EQ(disk.list(made).value(), (std::vector<std::string>{"a", "b"}));
  ASSERT_TRUE(disk.truncate(made / "b", 3));
  ASSERT_TRUE(disk.sync(made / "b"));
  EXPECT_EQ(disk.read(made / "b", enough).value(), "new");
  ASSERT_TRUE(disk.remove(made / "a"));
  EXPECT_FALSE(disk.exists(made / "a"));
  struct stat info = {};
  ASSERT_EQ(stat((made / "b").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  ASSERT_EQ(stat(made.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700U);
}

TEST_F(RealDisk, CannotOverwriteWhatExistsOrWriteThroughALink) {
  ASSERT_TRUE(replace(disk, file(), "kept", Readers::owner));
  std::filesystem::create_symlink(file(), folder / "link");
  EXPECT_FALSE(disk.create(file(), Readers::owner));
  EXPECT_FALSE(disk.create(folder / "link", Readers::owner));
  EXPECT_FALSE(disk.append(folder / "link", "x"));
  EXPECT_FALSE(disk.truncate(folder / "link", 0));
  EXPECT_FALSE(disk.read(folder / "link", enough));
  EXPECT_FALSE(disk.append(folder / "missing", "x"));
  EXPECT_FALSE(disk.read(file(), 3)) << "longer than allowed";
  EXPECT_FALSE(disk.read(folder, enough)) << "a folder";
  EXPECT_EQ(disk.read(file(), enough).value(), "kept");
}

TEST_F(RealDisk, CannotBeTrickedByALeftover) {
  std::filesystem::create_symlink(folder / "elsewhere", folder / "file.new");
  ASSERT_TRUE(replace(disk, file(), "new", Readers::owner));
  EXPECT_FALSE(disk.exists(folder / "elsewhere"));
  std::ofstream(folder / "file.new") << "torn";
  ASSERT_TRUE(replace(disk, file(), "newer", Readers::owner));
  EXPECT_EQ(disk.read(file(), enough).value(), "newer");
  EXPECT_EQ(disk.list(folder)->size(), 1U);
}

TEST_F(RealDisk, CannotBeTakenForADifferentTrouble) {
  ASSERT_TRUE(replace(disk, file(), "old", Readers::owner));
  const auto expect = [&](const char* point, int system_error, Trouble trouble,
                          const std::string& words) {
    const auto done = replace_with_fault(point, system_error);
    ASSERT_FALSE(done) << point;
    EXPECT_EQ(last_trouble(), trouble) << point;
    EXPECT_NE(done.error().text().find(words), std::string::npos) << done.error().text();
    EXPECT_NE(done.error().text().find(folder.string()), std::string::npos);
  };
  expect("disk/append", ENOSPC, Trouble::full, "make room");
  expect("disk/create", EROFS, Trouble::read_only, "mount");
  expect("disk/create", EACCES, Trouble::no_rights, "rights");
  expect("disk/sync", EIO, Trouble::broken, "medium");
  expect("disk/rename", 0, Trouble::broken, "Input/output error");
  EXPECT_EQ(disk.read(file(), enough).value(), "old") << "nothing was replaced";
  expect("disk/sync_folder", EDQUOT, Trouble::full, "make room");
}

TEST_F(RealDisk, CannotStayBrokenWhenTheFaultIsGone) {
  for (const char* point :
       {"disk/create", "disk/append", "disk/sync", "disk/rename", "disk/sync_folder"}) {
    EXPECT_FALSE(replace_with_fault(point, EIO)) << point;
    EXPECT_TRUE(replace(disk, file(), point, Readers::owner)) << point;
    EXPECT_EQ(disk.read(file(), enough).value(), point);
  }
}

TEST_F(RealDisk, CannotReadOrCutWhereAFaultIs) {
  ASSERT_TRUE(replace(disk, file(), "old", Readers::owner));
  {
    const Fault reading("disk/read");
    const Fault cutting("disk/truncate");
    EXPECT_FALSE(disk.read(file(), enough));
    EXPECT_FALSE(disk.truncate(file(), 1));
  }
  EXPECT_EQ(disk.read(file(), enough).value(), "old");
}

}  // namespace
}  // namespace tests::hw::disk
