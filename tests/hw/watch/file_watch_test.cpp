// SPDX-License-Identifier: LGPL-2.1-or-later
// No change of a file, of a link or of a folder on the way to it goes unnoticed.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "tests/hw/watch/support.hpp"

namespace tests::hw::watch {
namespace {

using ::hw::watch::Runner;

class Change : public testing::Test {
 protected:
  Folder folder_;
  Runner runner_;
};

TEST_F(Change, ByRenameCannotGoUnnoticed) {
  const fs::path file = folder_ / "descriptor";
  write(file, "old");
  Reader reader(runner_, file);
  put(file, "new");
  EXPECT_TRUE(reader.sees("new"));
  put(file, "newer");
  EXPECT_TRUE(reader.sees("newer"));
}

TEST_F(Change, InPlaceCannotGoUnnoticed) {
  const fs::path file = folder_ / "descriptor";
  write(file, "old");
  Reader reader(runner_, file);
  write(file, "new");  // of the same size, within the same step of the kernel's time stamps
  EXPECT_TRUE(reader.sees("new"));
  write(file, "mew");
  EXPECT_TRUE(reader.sees("mew"));
}

TEST_F(Change, ThroughAnotherNameOfTheFileCannotGoUnnoticed) {
  const fs::path file = folder_ / "descriptor";
  fs::create_directory(folder_ / "elsewhere");
  write(file, "old");
  fs::create_hard_link(file, folder_ / "elsewhere/other");
  Reader reader(runner_, file);
  write(folder_ / "elsewhere/other", "new");
  EXPECT_TRUE(reader.sees("new"));
}

TEST_F(Change, HalfWrittenCannotBeTakenForWhole) {
  const fs::path file = folder_ / "descriptor";
  put(file, "old");
  Reader reader(runner_, file);
  const auto start = std::chrono::steady_clock::now();
  {
    std::ofstream out(file);
    for (const char* const part : {"one ", "two ", "three"}) {
      out << part << std::flush;
      for (int i = 0; i < 20; ++i) (void)reader.calls();  // the watch hears of each part
    }
  }
  const bool held_up = std::chrono::steady_clock::now() - start >= ::hw::watch::quiet;
  EXPECT_TRUE(reader.sees("one two three"));
  EXPECT_FALSE(reader.has_seen("one ") && !held_up);
}

TEST_F(Change, ThatIsNeverClosedCannotGoUnnoticed) {
  const fs::path file = folder_ / "descriptor";
  write(file, "old");
  Reader reader(runner_, file);
  std::ofstream out(file);
  out << "new" << std::flush;
  EXPECT_TRUE(reader.sees("new"));
}

TEST_F(Change, OfALinkedVolumeCannotGoUnnoticed) {
  // As Kubernetes lays out a volume: file → ..data/file, ..data → a folder with a date.
  for (const char* const date : {"..2031_05_03", "..2031_05_04"}) {
    fs::create_directories(folder_ / ("volume/" + std::string(date)));
    write(folder_ / ("volume/" + std::string(date) + "/descriptor"), date);
  }
  fs::create_symlink("..2031_05_03", folder_ / "volume/..data");
  fs::create_symlink("..data/descriptor", folder_ / "volume/descriptor");
  fs::create_symlink((folder_ / "volume/descriptor").string(), folder_ / "link");
  Reader reader(runner_, folder_ / "link");
  link_to(folder_ / "volume/..data", "..2031_05_04");
  EXPECT_TRUE(reader.sees("..2031_05_04"));
  // The watches have moved along.
  fs::remove_all(folder_ / "volume/..2031_05_03");
  put(folder_ / "volume/..2031_05_04/descriptor", "newer");
  EXPECT_TRUE(reader.sees("newer"));
  link_to(folder_ / "link", "volume/../volume/./nothing");
  EXPECT_TRUE(reader.sees("missing"));
}

TEST_F(Change, OfALoopOfLinksCannotHang) {
  fs::create_symlink("b", folder_ / "a");
  fs::create_symlink("a", folder_ / "b");
  Reader reader(runner_, folder_ / "a");
  put(folder_ / "b", "new");
  EXPECT_TRUE(reader.sees("new"));
}

TEST_F(Change, ByDeletionCannotGoUnnoticed) {
  const fs::path file = folder_ / "descriptor";
  write(file, "old");
  Reader reader(runner_, file);
  fs::remove(file);
  EXPECT_TRUE(reader.sees("missing"));
  write(file, "back");
  EXPECT_TRUE(reader.sees("back"));
}

TEST_F(Change, OfAFolderThatIsMadeAgainCannotGoUnnoticed) {
  fs::create_directories(folder_ / "a/b");
  write(folder_ / "a/b/descriptor", "old");
  Reader reader(runner_, folder_ / "a/b/descriptor");
  fs::remove_all(folder_ / "a");
  EXPECT_TRUE(reader.sees("missing"));
  fs::create_directories(folder_ / "a/b");
  write(folder_ / "a/b/descriptor", "new");
  EXPECT_TRUE(reader.sees("new"));
  put(folder_ / "a/b/descriptor", "newer");
  EXPECT_TRUE(reader.sees("newer"));
}

TEST_F(Change, OfAFolderThatIsRenamedAwayCannotGoUnnoticed) {
  fs::create_directories(folder_ / "a/b");
  write(folder_ / "a/b/descriptor", "old");
  Reader reader(runner_, folder_ / "a/b/descriptor");
  fs::rename(folder_ / "a", folder_ / "c");
  EXPECT_TRUE(reader.sees("missing"));
  fs::create_directories(folder_ / "d/b");
  write(folder_ / "d/b/descriptor", "other");
  fs::rename(folder_ / "d", folder_ / "a");
  EXPECT_TRUE(reader.sees("other"));
  // What goes on in the folder that is no longer on the way is of no interest.
  const int calls = reader.calls();
  put(folder_ / "c/b/descriptor", "old again");
  EXPECT_EQ(reader.calls(), calls);
}

TEST_F(Change, InAFolderThatWasMissingCannotGoUnnoticed) {
  Reader reader(runner_, folder_ / "a/b/c/descriptor");
  fs::create_directories(folder_ / "a/b/c");
  put(folder_ / "a/b/c/descriptor", "new");
  EXPECT_TRUE(reader.sees("new"));
}

TEST_F(Change, OfRightsCannotGoUnnoticed) {
  const fs::path file = folder_ / "descriptor";
  write(file, "old");
  Reader reader(runner_, file);
  ASSERT_EQ(chmod(file.c_str(), 0400), 0);
  EXPECT_TRUE(reader.sees("old"));
}

TEST_F(Change, OfNeighboursCannotCauseCalls) {
  const fs::path file = folder_ / "descriptor";
  write(file, "old");
  Reader reader(runner_, file);
  for (int i = 0; i < 20; ++i) {
    write(folder_ / "neighbour", "anything");
    put(folder_ / "another", "anything");
  }
  EXPECT_EQ(reader.calls(), 0);
}

TEST_F(Change, ThatIsNoneCannotCauseCalls) {
  const fs::path file = folder_ / "descriptor";
  write(file, "old");
  // Older than the steps of the kernel's stamps, so that they tell.
  std::this_thread::sleep_for(std::chrono::milliseconds(40));
  Reader reader(runner_, file);
  for (int i = 0; i < 20; ++i) {
    std::ofstream(file, std::ios::app).close();
    (void)reader.calls();
  }
  EXPECT_EQ(reader.calls(), 0);
}

TEST_F(Change, CannotBeToldOfAfterTheWatchIsGone) {
  const fs::path file = folder_ / "descriptor";
  bool gone = false;
  for (int i = 0; i < 50; ++i) {
    gone = false;
    ::hw::watch::FileWatch watch(runner_, file.string(), [&] { EXPECT_FALSE(gone); });
    put(file, std::to_string(i));
    if (i % 2 == 0) std::this_thread::yield();
    watch = ::hw::watch::FileWatch(runner_, file.string(), [] {});
    { const auto old = std::move(watch); }
    gone = true;
  }
}

}  // namespace
}  // namespace tests::hw::watch
