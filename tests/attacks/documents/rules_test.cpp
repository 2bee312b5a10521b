// SPDX-License-Identifier: LGPL-2.1-or-later
// Promise: a fleet's signed config, policies and catalogues can't be lost, changed or exchanged on
// a device without everything being blocked.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "guard/trust/envelope.hpp"
#include "hw/rules.hpp"
#include "tests/attacks/documents/desk.hpp"

namespace tests::attacks {
namespace {

namespace fs = std::filesystem;
using guard::trust::Refusal;
using guard::trust::Statement;
using hw::Rules;

constexpr std::string_view pack = R"(pack = "springfield"
version = "1"
title = "Springfield"
source = "a test"
status = "in-force"
in-force-from = 2020-01-01
[[clause]]
id = "S"
text = "No redaction."
citation = "a test"
evidence = "verbatim"
[[clause.when]]
capability = { yes = "face-redaction" }
)";
constexpr std::string_view catalogue = R"(title = "Springfield"
source = "a test"
[[element]]
factory = "springfieldid"
capability = "face-identification"
because = "a test"
)";
constexpr std::string_view config = R"(policies-everywhere = ["springfield"]
packs = ["springfield.policy.json"]
catalogues = ["springfield.catalogue.json"]
)";

class SignedRules : public testing::Test {
 protected:
  SignedRules() : sources_(fs::path(), on(today)) {
    std::string name = fs::temp_directory_path() / "faceguard-test-XXXXXX";
    folder_ = mkdtemp(name.data());
    sources_.config = folder_ / "fleet.config.json";
    sources_.root = Device{}.root;
    sources_.identity = Device{}.identity;
    publish(Role::fleet_config, config, config_key);
    publish(Role::policy, pack, policy_key);
    publish(Role::catalogue, catalogue, catalogue_key);
  }
  ~SignedRules() override { fs::remove_all(folder_); }

  static std::string signed_text(Role role, std::string_view text, Key key) {
    Statement statement;
    statement.role = role;
    statement.name = "springfield";
    statement.revision.number = 1;
    statement.window = {on("2026-01-01").first, on("2027-06-30").first};
    statement.text = text;
    return envelope(guard::trust::make_statement(statement).value(), role, {key});
  }
  fs::path file(Role role) const {
    if (role == Role::fleet_config) return folder_ / "fleet.config.json";
    return folder_ / ("springfield." + std::string(kind_of(role).word) + ".json");
  }
  void write(Role role, const std::string& bytes) const {
    std::ofstream(file(role), std::ios::binary) << bytes;
  }
  void publish(Role role, std::string_view text, Key key) const {
    write(role, signed_text(role, text, key));
  }
  static bool blocks(const Rules& rules, const char* capability) {
    return guard::decision::blocks(
        rules.decide({}, {.capability = *guard::facts::capabilities.set_of(capability)}, on(today))
            .outcome);
  }
  // Nothing is known to be permitted, and the one refusal is `why`.
  void all_blocked(Refusal why) const {
    const auto rules = Rules::read(sources_);
    for (const char* harmless : {"face-detection", "speech-transcription"})
      EXPECT_TRUE(blocks(*rules, harmless)) << harmless;
    ASSERT_EQ(rules->refusals().size(), 1U);
    EXPECT_EQ(rules->refusals().front().why, why) << rules->refusals().front().text();
    EXPECT_GE(rules->problems().size(), 1U);
  }

  fs::path folder_;
  hw::RuleSources sources_;
};

TEST_F(SignedRules, BindWhatTheFleetSigned) {
  const auto rules = Rules::read(sources_);
  for (const guard::Error& problem : rules->problems()) ADD_FAILURE() << problem.text();
  EXPECT_TRUE(blocks(*rules, "face-redaction"));
  EXPECT_FALSE(blocks(*rules, "face-detection"));
  EXPECT_EQ(rules->statements().size(), 3U);
  EXPECT_EQ(rules->catalogue().entries_for("springfieldid").size(), 1U);
  EXPECT_EQ(rules->signers(Role::descriptor, on(today)).keys, public_keys({device_key}));
}

TEST_F(SignedRules, CannotLoseAFile) {
  for (const Role role : {Role::policy, Role::catalogue, Role::fleet_config}) {
    fs::rename(file(role), folder_ / "away");
    all_blocked(Refusal::unreadable);
    fs::rename(folder_ / "away", file(role));
  }
}

TEST_F(SignedRules, CannotBeAlteredOnTheDisk) {
  for (const Role role : {Role::policy, Role::catalogue, Role::fleet_config}) {
    const Key key = role == Role::policy      ? policy_key
                    : role == Role::catalogue ? catalogue_key
                                              : config_key;
    const std::string text(role == Role::policy      ? pack
                           : role == Role::catalogue ? catalogue
                                                     : config);
    const std::string good = signed_text(role, text, key);
    const std::string other = signed_text(role, text + "# other\n", key);
    const std::string mark = "\"signatures\"";
    write(role, other.substr(0, other.find(mark)) + good.substr(good.find(mark)));
    all_blocked(Refusal::altered);
    write(role, good);
  }
}

TEST_F(SignedRules, CannotBeSignedByWhoeverMaySignOtherThings) {
  publish(Role::policy, pack, catalogue_key);
  all_blocked(Refusal::untrusted);
}

TEST_F(SignedRules, CannotBeExchangedForEachOther) {
  fs::copy_file(file(Role::catalogue), file(Role::policy), fs::copy_options::overwrite_existing);
  all_blocked(Refusal::wrong_type);
}

TEST_F(SignedRules, CannotBeReplacedByAnUnsignedConfig) {
  write(Role::fleet_config, "policies-everywhere = [\"ms-azure-openai/full\"]\n");
  all_blocked(Refusal::malformed);
}

TEST_F(SignedRules, CannotBeDoneWithoutAConfigBesideARoot) {
  sources_.config.clear();
  all_blocked(Refusal::unreadable);
}

TEST_F(SignedRules, CannotBeUsedWhenTheTextDoesNotCompile) {
  publish(Role::policy, "pack = [", policy_key);
  all_blocked(Refusal::unusable);
}

TEST_F(SignedRules, CannotOutliveTheirDates) {
  sources_.days = on("2027-07-01");
  const auto rules = Rules::read(sources_);
  EXPECT_TRUE(blocks(*rules, "face-detection"));
  EXPECT_EQ(rules->refusals().front().why, Refusal::expired);
}

TEST_F(SignedRules, CannotBeUsedBeforeTheMemoryAgrees) {
  sources_.accept = [](const Statement& said) -> guard::trust::Checked<void> {
    EXPECT_FALSE(said.text.empty());
    if (said.role != Role::policy) return {};
    return guard::trust::refused(Refusal::rollback, {"is older", {}, {}, 0, 0});
  };
  all_blocked(Refusal::rollback);
}

TEST_F(SignedRules, CannotServeAnotherFleet) {
  sources_.identity.fleet = "shelbyville-police";
  const auto rules = Rules::read(sources_);
  EXPECT_TRUE(blocks(*rules, "face-detection"));
  EXPECT_EQ(rules->refusals().front().why, Refusal::wrong_fleet);
  EXPECT_TRUE(rules->signers(Role::descriptor, on(today)).keys.empty());
}

TEST_F(SignedRules, CannotTrustTheKeysOfAConfigBesideARoot) {
  publish(Role::fleet_config,
          std::string(config) + "trusted-keys = [\"" + public_key(stranger).text() + "\"]\n",
          config_key);
  const auto rules = Rules::read(sources_);
  EXPECT_EQ(rules->problems().size(), 1U);
  EXPECT_EQ(rules->signers(Role::descriptor, on(today)).keys, public_keys({device_key}));
}

TEST_F(SignedRules, CanBeReadByAnUnsignedConfigWhoseKeysHoldEveryRole) {
  std::ofstream(folder_ / "fleet.toml")
      << config << "trusted-keys = [\"" << public_key(policy_key).text() << "\"]\n";
  hw::RuleSources plain(folder_ / "fleet.toml", on(today));
  EXPECT_EQ(Rules::read(plain)->refusals().size(), 1U);  // another key signed the catalogue
  publish(Role::catalogue, catalogue, policy_key);
  const auto rules = Rules::read(plain);
  EXPECT_TRUE(rules->problems().empty());
  EXPECT_TRUE(blocks(*rules, "face-redaction"));
  EXPECT_FALSE(blocks(*rules, "face-detection"));
}

TEST_F(SignedRules, CannotBeASignedConfigWithoutARoot) {
  sources_.root.reset();
  const auto rules = Rules::read(sources_);
  EXPECT_FALSE(rules->problems().empty());
  EXPECT_TRUE(rules->signers(Role::descriptor, on(today)).keys.empty());
}

}  // namespace
}  // namespace tests::attacks
