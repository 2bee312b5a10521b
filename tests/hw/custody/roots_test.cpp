// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/custody/support.hpp"

namespace tests::hw::custody {
namespace {

class ARoot : public Device {
 protected:
  void SetUp() override {
    provision();
    places.root = path("root.json");
    write("root.json", first);
    write("fleet.toml", statement(Role::fleet_config, 1, binding));
    deliver({});
    const Judge judged = judge();
    ASSERT_FALSE(judged->off()) << judged->off()->text();
    ASSERT_FALSE(blocks(judged)) << all_news();
  }
  std::string all_news() {
    std::string all;
    for (const std::string& line : custodian->take_news()) all += line + "\n";
    return all;
  }
  void rotate() {
    write("root.json", second);
    write("fleet.toml", statement(Role::fleet_config, 2, binding, "2027-06-30", next_fleet_key));
    deliver({.revision = 2, .key = next_fleet_key});
  }
  const std::string first = root_text(1, root_key, fleet_key, {root_key});
  const std::string second = root_text(2, next_root_key, next_fleet_key, {root_key, next_root_key});
};

TEST_F(ARoot, CannotBeReplacedByOneThatItDidNotSign) {
  write("root.json", root_text(2, stranger, stranger, {stranger}));
  write("fleet.toml", statement(Role::fleet_config, 9, binding, "2027-06-30", stranger));
  (void)judge();
  EXPECT_EQ(memory().accepted.at("root").number, 1U);
  (void)after_restart();
  EXPECT_EQ(memory().accepted.at("root").number, 1U);
  EXPECT_EQ(memory().accepted.at("fleet-config").number, 1U);
}

TEST_F(ARoot, CannotComeBackAfterARotation) {
  rotate();
  ASSERT_FALSE(blocks(judge())) << all_news();
  ASSERT_FALSE(blocks(after_restart()));
  EXPECT_EQ(memory().accepted.at("root").number, 2U);
  write("root.json", first);
  write("fleet.toml", statement(Role::fleet_config, 3, binding));
  deliver({.revision = 9, .context = kiosk, .key = fleet_key});
  (void)judge();
  (void)after_restart();
  EXPECT_EQ(memory().accepted.at("descriptor").number, 2U);
  EXPECT_EQ(memory().accepted.at("fleet-config").number, 2U);
  EXPECT_EQ(memory().accepted.at("root").number, 2U);
  EXPECT_TRUE(blocks(judge())) << "the config is one of keys that are revoked";
}

TEST_F(ARoot, CannotLeaveTheKeysItRevokedInForce) {
  write("root.json", second);  // and the old config stays
  EXPECT_TRUE(blocks(judge()));
  deliver({.revision = 7});
  EXPECT_TRUE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("descriptor").number, 1U);
}

TEST_F(ARoot, CannotBeDoneWithoutByRemovingIt) {
  custodian.reset();
  places.state.clear();
  ASSERT_FALSE(blocks(judge()));
  custodian.reset();
  fs::remove(places.root);
  write("fleet.toml",
        binding + ("trusted-keys = [\"" + secret(stranger).public_key().text()) + "\"]\n");
  deliver({.revision = 9, .key = stranger});
  EXPECT_TRUE(blocks(judge()));
}

TEST_F(ARoot, CannotBeLostByAPowerCutBeforeItIsRemembered) {
  // What a cut between the copy and the memory leaves.
  rotate();
  custodian.reset();
  write("state/documents/root-before.json", first);
  write("state/documents/root.json", second);
  ASSERT_FALSE(blocks(judge())) << all_news();
  EXPECT_EQ(memory().accepted.at("root").number, 2U);
}

TEST_F(ARoot, CannotBeFollowedWhenItsCopyIsLost) {
  custodian.reset();
  fs::remove_all(path("state/documents"));
  rotate();
  EXPECT_TRUE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("root").number, 1U);
  write("root.json", first);
  (void)judge();
  write("root.json", second);
  EXPECT_FALSE(blocks(judge())) << "the known one put back makes it good";
}

TEST_F(ARoot, CannotLockTheFleetOutAfterAKeyWasStolen) {
  deliver({.revision = 900000});
  ASSERT_FALSE(blocks(judge()));
  write("root.json", root_text(2, root_key, next_fleet_key, {root_key}, R"(,"restart_after":10)"));
  write("fleet.toml", statement(Role::fleet_config, 11, binding, "2027-06-30", next_fleet_key));
  deliver({.revision = 11, .key = next_fleet_key});
  EXPECT_FALSE(blocks(judge())) << all_news();
  EXPECT_EQ(memory().accepted.at("descriptor").number, 11U);
  EXPECT_FALSE(blocks(after_restart()));
  // The root lies there still, and restarts nothing again.
  fs::remove_all(path("state/documents"));
  (void)after_restart();
  EXPECT_EQ(memory().accepted.at("descriptor").number, 11U);
}

}  // namespace
}  // namespace tests::hw::custody
