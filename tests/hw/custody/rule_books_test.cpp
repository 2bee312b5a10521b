// SPDX-License-Identifier: LGPL-2.1-or-later
#include <algorithm>

#include "tests/hw/custody/support.hpp"

namespace tests::hw::custody {
namespace {

class RulesInForce : public Device {
 protected:
  void sign_config(bool with_state = true) {
    if (with_state) provision();
    if (!with_state) places.state.clear();
    places.root = path("root.json");
    write("root.json", root_text(1, root_key, fleet_key, {root_key}));
    write("fleet.toml", statement(Role::fleet_config, 5, binding));
    deliver({});
    ASSERT_FALSE(blocks(judge()));
  }
  // Of another policy, to be told apart.
  const std::string other = "policies-everywhere = [\"ms-azure-openai/full\"]\n";
  [[nodiscard]] std::string bound() { return judge()->rules().policies().at(0); }
};

TEST_F(RulesInForce, CannotBeChangedByASignedConfigThatIsRefused) {
  sign_config();
  for (const std::string& bytes : {std::string("{"), statement(Role::fleet_config, 4, other),
                                   statement(Role::fleet_config, 5, other),
                                   statement(Role::fleet_config, 6, other, "2027-06-30", stranger),
                                   statement(Role::fleet_config, 6, "nonsense = 1\n")}) {
    write("fleet.toml", bytes);
    EXPECT_EQ(bound(), "ms-azure-openai/police-clauses") << bytes.substr(0, 60);
    EXPECT_EQ(memory().accepted.at("fleet-config").number, 5U);
    EXPECT_TRUE(blocks(after_restart())) << "nothing is known to be permitted then";
    write("fleet.toml", statement(Role::fleet_config, 5, binding));
    EXPECT_FALSE(blocks(judge()));
  }
  write("fleet.toml", statement(Role::fleet_config, 6, other));
  EXPECT_EQ(bound(), "ms-azure-openai/full") << "a good one counts";
}

TEST_F(RulesInForce, CannotGoBackWithinARunThatRemembersNothing) {
  sign_config(false);
  write("fleet.toml", statement(Role::fleet_config, 4, other));
  EXPECT_EQ(bound(), "ms-azure-openai/police-clauses");
}

TEST_F(RulesInForce, CannotOutliveTheirDate) {
  sign_config();
  write("fleet.toml", statement(Role::fleet_config, 6, binding, "2026-12-10"));
  ASSERT_FALSE(blocks(judge()));
  set_day("2026-12-11");
  EXPECT_TRUE(blocks(judge()));
}

TEST_F(RulesInForce, CannotKeepAnUnsignedConfigThatWasEdited) {
  provision();
  deliver({});
  const std::string good = read("fleet.toml");
  ASSERT_EQ(bound(), "ms-azure-openai/police-clauses");
  write("fleet.toml", "policies-everywhere = [");
  EXPECT_EQ(bound(), "ms-azure-openai/police-clauses");
  std::string edited = good;
  edited.replace(edited.find("police-clauses"), 14, "full");
  write("fleet.toml", edited);
  EXPECT_EQ(bound(), "ms-azure-openai/full");
}

TEST_F(RulesInForce, CannotPermitMoreWithoutAPackThatTheyName) {
  provision();
  deliver({});
  const auto names = [&] { write("fleet.toml", read("fleet.toml") + "packs = [\"pack.json\"]\n"); };
  ASSERT_FALSE(blocks(judge()));
  names();
  (void)judge();
  EXPECT_TRUE(blocks(after_restart())) << "it is not there";
  const auto files = custodian->files();
  EXPECT_NE(std::ranges::find(files, path("pack.json")), files.end()) << "it is watched";
}

}  // namespace
}  // namespace tests::hw::custody
