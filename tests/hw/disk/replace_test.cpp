// SPDX-License-Identifier: LGPL-2.1-or-later
// Power is cut at every point of a replacement, and of one that goes wrong on purpose, to show that
// the check finds it.
#include <gtest/gtest.h>

#include "hw/disk/disk.hpp"
#include "tests/hw/disk/after_a_cut.hpp"

namespace tests::hw::disk {
namespace {

using ::hw::disk::Disk;
using ::hw::disk::Readers;
using ::hw::disk::replace;

const std::filesystem::path file = "/state";
constexpr std::size_t enough = 1000;

// The contents before, and after each replacement.
std::string contents(std::size_t n) {
  return n == 0 ? "" : "the contents number " + std::to_string(n);
}

using Replace = std::function<void(Disk&, const std::string&)>;

void well(Disk& disk, const std::string& bytes) {
  EXPECT_TRUE(replace(disk, file, bytes, Readers::owner));
}

CrashDisk run_three_times(const Replace& replaced) {
  CrashDisk disk;
  for (std::size_t n = 1; n <= 3; ++n) {
    replaced(disk, contents(n));
    disk.acknowledge();
  }
  return disk;
}

// How many states hold neither what was acknowledged last nor what was being written.
std::size_t third_states(const CrashDisk& run) {
  std::size_t third = 0;
  for_each_state_after_a_cut(run, [&](CrashDisk& after, const Cut& cut) {
    const std::string found = after.exists(file) ? after.read(file, enough).value() : "";
    if (found != contents(cut.acknowledged) && found != contents(cut.acknowledged + 1)) ++third;
  });
  return third;
}

TEST(Replace, CannotLeaveAThirdContent) {
  EXPECT_EQ(third_states(run_three_times(well)), 0U);
}

TEST(Replace, CannotFailAfterAnyCut) {
  std::size_t states =
      for_each_state_after_a_cut(run_three_times(well), [](CrashDisk& after, const Cut& cut) {
        EXPECT_TRUE(replace(after, file, "again", Readers::owner)) << cut.words;
        for_each_state_after_a_cut(after, [&](CrashDisk& twice, const Cut& second) {
          const std::string found = twice.exists(file) ? twice.read(file, enough).value() : "";
          EXPECT_TRUE(found == "again" || found == contents(cut.acknowledged) ||
                      found == contents(cut.acknowledged + 1))
              << cut.words << ", then " << second.words;
        });
      });
  EXPECT_GT(states, 20U);
}

// Each leaves out one thing that replace() does, or does it too late.
TEST(Replace, CannotLeaveOutAStepUnnoticed) {
  const std::filesystem::path fresh = "/state.new";
  const auto create = [&](Disk& disk, const std::string& bytes) {
    EXPECT_TRUE(disk.create(fresh, Readers::owner));
    EXPECT_TRUE(disk.append(fresh, bytes));
  };
  const auto expect_found = [](const char* fault, const Replace& replaced) {
    EXPECT_GT(third_states(run_three_times(replaced)), 0U) << fault;
  };
  expect_found("the file isn't synced", [&](Disk& disk, const std::string& bytes) {
    create(disk, bytes);
    EXPECT_TRUE(disk.rename(fresh, file));
    EXPECT_TRUE(disk.sync_folder("/"));
  });
  expect_found("the folder isn't synced", [&](Disk& disk, const std::string& bytes) {
    create(disk, bytes);
    EXPECT_TRUE(disk.sync(fresh));
    EXPECT_TRUE(disk.rename(fresh, file));
  });
  expect_found("the name is there before the bytes", [&](Disk& disk, const std::string& bytes) {
    create(disk, bytes);
    EXPECT_TRUE(disk.rename(fresh, file));
    EXPECT_TRUE(disk.sync_folder("/"));
    EXPECT_TRUE(disk.sync(file));
  });
  expect_found("the file is written in place", [&](Disk& disk, const std::string& bytes) {
    EXPECT_TRUE(disk.exists(file) || disk.create(file, Readers::owner));
    EXPECT_TRUE(disk.truncate(file, 0));
    EXPECT_TRUE(disk.append(file, bytes));
    EXPECT_TRUE(disk.sync(file));
    EXPECT_TRUE(disk.sync_folder("/"));
  });
  expect_found("the old file is removed first", [&](Disk& disk, const std::string& bytes) {
    create(disk, bytes);
    EXPECT_TRUE(disk.sync(fresh));
    EXPECT_TRUE(!disk.exists(file) || disk.remove(file));
    EXPECT_TRUE(disk.sync_folder("/"));
    EXPECT_TRUE(disk.rename(fresh, file));
    EXPECT_TRUE(disk.sync_folder("/"));
  });
}

}  // namespace
}  // namespace tests::hw::disk
