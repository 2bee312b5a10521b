// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

namespace tests::hw {
namespace {

using ::hw::read_file;
using ::hw::Write;
using ::hw::write_file;

class Files : public testing::Test {
 protected:
  Files() {
    std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
    folder = mkdtemp(name.data());
  }
  ~Files() override { std::filesystem::remove_all(folder); }

  std::filesystem::path folder;
};

TEST_F(Files, CannotReadMoreThanAllowed) {
  std::ofstream(folder / "large") << std::string(1001, 'x');
  EXPECT_EQ(read_file(folder / "large", 1001).value().size(), 1001U);
  const auto refused = read_file(folder / "large", 1000);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().text().find("at most 1000"), std::string::npos);
  EXPECT_NE(refused.error().text().find("large"), std::string::npos);
}

TEST_F(Files, CannotBeMadeToReadAnEndlessDevice) {
  EXPECT_FALSE(read_file("/dev/zero", 1000));
}

TEST_F(Files, CannotBeMadeToWaitForAFifo) {
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  EXPECT_FALSE(read_file(folder / "fifo", 1000));
}

TEST_F(Files, CannotMistakeAFolderOrALoopOfLinksForADocument) {
  std::filesystem::create_symlink("b", folder / "a");
  std::filesystem::create_symlink("a", folder / "b");
  EXPECT_FALSE(read_file(folder, 1000));
  EXPECT_FALSE(read_file(folder / "a", 1000));
  EXPECT_FALSE(read_file(folder / "missing", 1000));
}

TEST_F(Files, CannotOverwriteASecretOrLeaveItReadableByOthers) {
  ASSERT_TRUE(write_file(folder / "key", "one", Write::create_secret));
  EXPECT_FALSE(write_file(folder / "key", "two", Write::create_secret));
  EXPECT_EQ(read_file(folder / "key", 100).value(), "one");
  struct stat info = {};
  ASSERT_EQ(stat((folder / "key").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
}

TEST_F(Files, CannotReplaceAFifoADeviceOrAFolder) {
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  EXPECT_FALSE(write_file(folder / "fifo", "bytes"));
  EXPECT_TRUE(std::filesystem::is_fifo(folder / "fifo"));
  std::filesystem::create_symlink("/dev/null", folder / "null");
  EXPECT_FALSE(write_file(folder / "null", "bytes"));
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  EXPECT_FALSE(write_file(folder, "bytes"));
}

TEST_F(Files, CannotLeaveATemporaryBehind) {
  ASSERT_TRUE(write_file(folder / "a.json", "one"));
  ASSERT_TRUE(write_file(folder / "a.json", "two"));
  EXPECT_EQ(read_file(folder / "a.json", 100).value(), "two");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST_F(Files, CannotMissAFileInASubfolder) {
  std::filesystem::create_directory(folder / "sub");
  std::ofstream(folder / "sub" / "a.toml");
  std::ofstream(folder / "b.txt");
  EXPECT_EQ(::hw::files_below(folder, ".toml").value(),
            std::vector<std::filesystem::path>{folder / "sub" / "a.toml"});
  EXPECT_FALSE(::hw::files_below(folder / "none", ".toml"));
}

}  // namespace
}  // namespace tests::hw
