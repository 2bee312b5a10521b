// SPDX-License-Identifier: LGPL-2.1-or-later
// A gallery is read whole and by name, or not at all.
#include "tests/stages/gallery.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <opencv2/imgcodecs.hpp>

namespace tests::stages {
namespace {

namespace fs = std::filesystem;

class Gallery : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  void add(const fs::path& name) {
    fs::create_directories((folder_ / name).parent_path());
    cv::imwrite((folder_ / name).string(), cv::Mat(8, 8, CV_8UC1, cv::Scalar(128)));
  }

  const fs::path folder_ =
      fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(Gallery, NamesCannotDependOnWhetherPeopleAreFoldersOrFiles) {
  add("anna/1.png");
  add("bert-02.jpg");
  add("carla.png");
  const auto portraits = read_gallery(folder_);
  ASSERT_TRUE(portraits) << portraits.error().what;
  ASSERT_EQ(portraits->size(), 3U);
  EXPECT_EQ(portraits->at(0).person, "anna");
  EXPECT_EQ(portraits->at(1).person, "bert");
  EXPECT_EQ(portraits->at(2).person, "carla");
}

TEST_F(Gallery, ANumberCannotBecomeAnEmptyName) {
  add("007.png");
  const auto portraits = read_gallery(folder_);
  ASSERT_TRUE(portraits) << portraits.error().what;
  EXPECT_EQ(portraits->at(0).person, "007");
}

TEST_F(Gallery, NothingCannotPassForAGallery) {
  EXPECT_FALSE(read_gallery(""));
  EXPECT_FALSE(read_gallery(folder_));
  const auto missing = read_gallery(folder_ / "missing");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().what.find("missing"), std::string::npos);
}

TEST_F(Gallery, ADamagedPictureCannotBePassedOver) {
  add("anna/1.png");
  std::ofstream(folder_ / "anna" / "2.png") << "no picture";
  const auto portraits = read_gallery(folder_);
  ASSERT_FALSE(portraits);
  EXPECT_NE(portraits.error().what.find("2.png"), std::string::npos);
}

}  // namespace
}  // namespace tests::stages
