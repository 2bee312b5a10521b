// SPDX-License-Identifier: LGPL-2.1-or-later
// `faceguard state` as the person meets it who sets a device up, or mends one.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/command.hpp"

namespace tests::cli {
namespace {

class State : public testing::Test {
 protected:
  State() {
    std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  ~State() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string folder() const { return folder_ / "new" / "state"; }
  [[nodiscard]] std::string memory() const { return folder() + "/memory"; }

 private:
  std::filesystem::path folder_;
};

TEST_F(State, CannotBeShownBeforeItIsMade) {
  const Result result = run("state show " + folder());
  EXPECT_EQ(result.status, 1);
  EXPECT_NE(result.output.find("state init"), std::string::npos) << result.output;
  EXPECT_FALSE(std::filesystem::exists(folder()));
}

TEST_F(State, CannotBeReadByOthersOrMadeTwice) {
  EXPECT_EQ(run("state init " + folder()).status, 0);
  struct stat info = {};
  ASSERT_EQ(stat(folder().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700U);
  ASSERT_EQ(stat(memory().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  EXPECT_EQ(run("state init " + folder()).status, 1);
  EXPECT_EQ(run("state show " + folder()).status, 0);
}

TEST_F(State, CannotBeRecoveredUnlessItIsLost) {
  EXPECT_EQ(run("state init " + folder()).status, 0);
  EXPECT_EQ(run("state recover " + folder()).status, 1);
  std::ofstream(memory()) << "damaged";
  const Result shown = run("state show --format json " + folder());
  EXPECT_EQ(shown.status, 1);
  EXPECT_NE(shown.output.find("\"lost\":\"damaged\""), std::string::npos) << shown.output;
  const Result recovered = run("state recover --format json " + folder());
  EXPECT_EQ(recovered.status, 0);
  EXPECT_NE(recovered.output.find("\"recoveries\":1"), std::string::npos) << recovered.output;
  EXPECT_TRUE(std::filesystem::exists(memory() + ".lost"));
}

TEST_F(State, CannotTakeAnIndexThatIsNone) {
  EXPECT_EQ(run("state init " + folder() + " --tpm device:/dev/none --nv-index x").status, 2);
  EXPECT_EQ(run("state init " + folder() + " --tpm device:/dev/none --nv-index 0x1").status, 2);
  EXPECT_EQ(run("state init " + folder() + " --tpm device:/dev/none").status, 1);
  EXPECT_FALSE(std::filesystem::exists(memory()));
}

}  // namespace
}  // namespace tests::cli
