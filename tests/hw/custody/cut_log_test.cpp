// SPDX-License-Identifier: LGPL-2.1-or-later
// Who takes records away while the device is off: the log's own checkpoints go with them.
#include "tests/hw/custody/support.hpp"

namespace tests::hw::custody {
namespace {

class ALogThatIsCutBack : public Device {
 protected:
  ALogThatIsCutBack() {
    provision();
    deliver({});
    (void)judge();
    custodian.reset();
  }
  void keep(const std::string& as) const {
    fs::copy(path("state/audit"), path(as), fs::copy_options::recursive);
  }
  void put_back(const std::string& kept) const {
    fs::remove_all(path("state/audit"));
    fs::copy(path(kept), path("state/audit"), fs::copy_options::recursive);
  }
  // All records there are, whatever file they are in.
  [[nodiscard]] std::string log() const {
    std::string all;
    for (const auto& entry : fs::directory_iterator(path("state/audit")))
      if (entry.path().extension() == ".jsonl")
        all += read("state/audit/" + entry.path().filename().string());
    return all;
  }
  [[nodiscard]] bool tells_of(const std::string& outcome) {
    return eventually([&] {
      return log().find(R"("event":"damage-found")") != std::string::npos &&
             log().find(R"("outcome":")" + outcome) != std::string::npos;
    });
  }
};

TEST_F(ALogThatIsCutBack, CannotBeTakenForTheWhole) {
  keep("earlier");
  deliver({.revision = 2, .context = police});
  (void)judge();
  custodian.reset();
  const std::uint64_t records = memory().audit.records;
  put_back("earlier");
  (void)judge();
  EXPECT_TRUE(tells_of("truncated")) << log();
  custodian.reset();
  EXPECT_GT(memory().audit.records, records) << "the numbers of what was taken are not used again";
}

TEST_F(ALogThatIsCutBack, CannotBeginAnewWhenAllOfItIsTakenAway) {
  const std::uint64_t records = memory().audit.records;
  ASSERT_GT(records, 3U);
  fs::remove_all(path("state/audit"));
  (void)judge();
  EXPECT_TRUE(tells_of("truncated")) << log();
  EXPECT_EQ(log().find(R"("seq":1,)"), std::string::npos) << log();
}

TEST_F(ALogThatIsCutBack, CannotBeSaidOfAWholeOne) {
  for (int revision = 2; revision < 6; ++revision) {
    deliver({.revision = revision});
    (void)judge();
    custodian.reset();
  }
  EXPECT_EQ(log().find("damage-found"), std::string::npos) << log();
}

}  // namespace
}  // namespace tests::hw::custody
