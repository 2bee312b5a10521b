// SPDX-License-Identifier: LGPL-2.1-or-later
// A pack that the fleet signed, on a device that lives on.
#include "tests/hw/custody/support.hpp"

namespace tests::hw::custody {
namespace {

// Prohibits one capability.
std::string pack(const std::string& capability) {
  return R"(pack = "one"
version = "1"
title = "One"
source = "a test"
status = "in-force"
in-force-from = 2020-01-01
[[clause]]
id = "S"
text = "None of it."
citation = "a test"
evidence = "verbatim"
[[clause.when]]
capability = { yes = ")" +
         capability + "\" }\n";
}

class ASignedPack : public Device {
 protected:
  void SetUp() override {
    provision();
    places.root = path("root.json");
    write("root.json", root_text(1, root_key, fleet_key, {root_key}));
    write("fleet.toml", statement(Role::fleet_config, 1,
                                  "policies-everywhere = [\"one\"]\npacks = [\"one.json\"]\n"));
    write("one.json", statement(Role::policy, 3, pack("face-redaction")));
    deliver({});
    expect_prohibited("face-redaction");
  }
  void expect_prohibited(const std::string& one) {
    const Judge judged = judge();
    EXPECT_FALSE(judged->off()) << judged->off()->text();
    for (const char* capability : {"face-redaction", "face-detection", "face-identification"})
      EXPECT_EQ(blocks(judged, capability), capability == one) << capability;
  }
  void expect_nothing_permitted(const Judge& judged) const {
    for (const char* capability : {"face-redaction", "face-detection", "face-identification"})
      EXPECT_TRUE(blocks(judged, capability)) << capability;
  }
};

TEST_F(ASignedPack, CannotGoBackWhileTheDeviceRunsNorAfterARestart) {
  write("one.json", statement(Role::policy, 4, pack("face-identification")));
  expect_prohibited("face-identification");
  write("one.json", statement(Role::policy, 3, pack("face-redaction")));
  expect_prohibited("face-identification");
  EXPECT_EQ(memory().accepted.at("policy/one").number, 4U);
  expect_nothing_permitted(after_restart());
  write("one.json", statement(Role::policy, 4, pack("face-identification")));
  expect_prohibited("face-identification");
}

TEST_F(ASignedPack, CannotSaySomethingElseUnderTheSameRevision) {
  write("one.json", statement(Role::policy, 3, pack("face-detection")));
  expect_prohibited("face-redaction");
  expect_nothing_permitted(after_restart());
}

TEST_F(ASignedPack, CannotBeReplacedByWhoMayNotSignIt) {
  write("one.json", statement(Role::policy, 4, pack("face-detection"), "2027-06-30", stranger));
  expect_prohibited("face-redaction");
  fs::remove(path("one.json"));
  expect_prohibited("face-redaction");
}

TEST_F(ASignedPack, CannotLeaveAnythingPermittedWhenItExpires) {
  write("one.json", statement(Role::policy, 4, pack("face-redaction"), "2026-12-10"));
  expect_prohibited("face-redaction");
  set_day("2026-12-11");
  expect_nothing_permitted(judge());
  write("one.json", statement(Role::policy, 5, pack("face-redaction"), "2027-06-30"));
  expect_prohibited("face-redaction");
}

}  // namespace
}  // namespace tests::hw::custody
