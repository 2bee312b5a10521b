// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/custody/support.hpp"

namespace tests::hw::custody {
namespace {

class DescriptorInForce : public Device {
 protected:
  void SetUp() override {
    provision();
    deliver({.revision = 5});
    const Judge first = judge();
    ASSERT_FALSE(first->off()) << first->off()->text();
    ASSERT_FALSE(blocks(first)) << "what is tried below would show nothing";
  }
};

TEST_F(DescriptorInForce, CannotBeChangedByOneThatIsRefused) {
  const std::string whole = DescriptorDraft{.revision = 6, .context = police}.text();
  const std::vector<std::string> refused = {
      "",
      whole.substr(0, whole.size() / 2),
      whole + std::string(1 << 20, ' '),
      DescriptorDraft{.revision = 4, .context = police}.text(),
      DescriptorDraft{.revision = 5, .context = police}.text(),
      DescriptorDraft{.revision = 6, .context = police, .key = stranger}.text(),
      DescriptorDraft{.revision = 6, .context = police, .expires = "2026-11-30"}.text()};
  for (const std::string& bytes : refused) {
    write("device.json", bytes);
    EXPECT_FALSE(blocks(judge())) << bytes.substr(0, 60);
    EXPECT_FALSE(blocks(after_restart())) << bytes.substr(0, 60);
    EXPECT_EQ(memory().accepted.at("descriptor").number, 5U);
  }
  fs::remove(places.descriptor);
  EXPECT_FALSE(blocks(judge()));
  EXPECT_FALSE(blocks(after_restart()));
  write("device.json", whole);
  EXPECT_TRUE(blocks(judge())) << "a good one counts";
  EXPECT_EQ(memory().accepted.at("descriptor").number, 6U);
}

TEST_F(DescriptorInForce, CannotOutliveItsDate) {
  fs::remove(places.descriptor);
  set_day("2027-06-30");
  EXPECT_FALSE(blocks(judge()));
  set_day("2027-07-01");
  EXPECT_TRUE(blocks(judge()));
  EXPECT_TRUE(blocks(after_restart()));
}

TEST_F(DescriptorInForce, CannotComeFromACopyThatWasTamperedWith) {
  fs::remove(places.descriptor);
  const std::string good = read("state/documents/descriptor.json");
  ASSERT_FALSE(good.empty());
  const std::vector<std::string> bad = {
      good.substr(0, good.size() / 2), DescriptorDraft{.revision = 4}.text(),
      DescriptorDraft{.revision = 9, .key = stranger}.text(),
      DescriptorDraft{.revision = 9, .expires = "2026-11-30", .grace_days = 9}.text()};
  for (const std::string& bytes : bad) {
    custodian.reset();
    write("state/documents/descriptor.json", bytes);
    EXPECT_TRUE(blocks(judge()));
    EXPECT_EQ(memory().accepted.at("descriptor").number, 5U);
  }
  custodian.reset();
  write("state/documents/descriptor.json", good);
  EXPECT_FALSE(blocks(judge()));
}

TEST_F(DescriptorInForce, CannotGoBackOnceANewerCopyCounted) {
  const std::string old = read("device.json");
  fs::remove(places.descriptor);
  custodian.reset();  // the power was cut between the copy and the memory
  write("state/documents/descriptor.json",
        DescriptorDraft{.revision = 6, .context = police}.text());
  EXPECT_TRUE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("descriptor").number, 6U);
  write("device.json", old);
  EXPECT_TRUE(blocks(judge()));
}

TEST_F(DescriptorInForce, CannotBeLoosenedByOneInItsGrace) {
  deliver({.revision = 6, .context = police, .expires = "2026-12-10", .grace_days = 5});
  ASSERT_TRUE(blocks(judge()));
  set_day("2026-12-12");
  EXPECT_TRUE(blocks(judge()));
  deliver({.revision = 7, .context = kiosk, .expires = "2026-12-11", .grace_days = 5});
  EXPECT_TRUE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("descriptor").number, 6U);
  deliver({.revision = 8, .context = kiosk});
  EXPECT_FALSE(blocks(judge())) << "a fresh one counts";
}

TEST_F(DescriptorInForce, CannotPermitAnythingAfterItsGrace) {
  deliver({.revision = 6, .expires = "2026-12-10", .grace_days = 5});
  ASSERT_FALSE(blocks(judge()));
  set_day("2026-12-15");
  EXPECT_FALSE(blocks(judge()));
  // Another one in its grace tightens, and counts for no more than that.
  deliver({.revision = 7, .context = police, .expires = "2026-12-11", .grace_days = 20});
  EXPECT_TRUE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("descriptor").number, 6U);
  set_day("2026-12-16");
  EXPECT_TRUE(blocks(judge()));
  deliver({.revision = 6, .expires = "2026-12-10", .grace_days = 5});
  EXPECT_TRUE(blocks(after_restart()));
}

TEST_F(DescriptorInForce, CannotBeAnotherDevices) {
  write("identity.toml", "device = \"bwc-0421\"\n");
  places.identity = path("identity.toml");
  ASSERT_FALSE(blocks(after_restart()));
  deliver({.revision = 6, .context = police, .device = "bwc-9999"});
  EXPECT_FALSE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("descriptor").number, 5U);
}

}  // namespace
}  // namespace tests::hw::custody
