// SPDX-License-Identifier: LGPL-2.1-or-later
// Documents that are missing, wrong or hostile: identification stays blocked, frames flow.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

struct Played {
  std::uint64_t at_stage;
  std::uint64_t recorded;
  std::string warnings;
};

Played play(const std::string& documents) {
  Playback playback(
      "videotestsrc num-buffers=30 ! video/x-raw,format=I420,width=64,height=48 ! faceguard " +
      documents + " ! poolstage name=stage ! fakesink name=recorder");
  const Count recorded = playback.count("recorder", "sink");
  EXPECT_EQ(playback.play(), "eos");
  return {playback.seen("stage"), *recorded, playback.warnings()};
}

TEST(Documents, CannotPermitWithoutASignedDescriptor) {
  Fleet fleet;
  const Played trusted = play(fleet.documents(consented_kiosk));
  EXPECT_EQ(trusted.at_stage, 30U) << "the same facts, signed, permit";
  const Played played = play("config=" + fleet.config() + " descriptor=" +
                             fleet.unsigned_descriptor("plain.json", consented_kiosk));
  EXPECT_EQ(played.at_stage, 0U);
  EXPECT_EQ(played.recorded, 30U);
  EXPECT_NE(played.warnings.find("not signed"), std::string::npos) << played.warnings;
}

TEST(Documents, CannotPermitByAKeyThatIsNotTrusted) {
  Fleet fleet;
  Fleet other;
  const Played played = play("config=" + fleet.config() + " descriptor=" +
                             other.signed_descriptor("other.json", consented_kiosk));
  EXPECT_EQ(played.at_stage, 0U);
  EXPECT_EQ(played.recorded, 30U);
  EXPECT_EQ(play("descriptor=" + other.signed_descriptor("other.json", consented_kiosk)).at_stage,
            0U)
      << "without a config no key is trusted";
}

TEST(Documents, CannotPermitWhenASignedBodyWasAltered) {
  Fleet fleet;
  const std::string path = fleet.signed_descriptor("police.json", us_police_body_camera);
  std::string bytes = bytes_of(path);
  const std::size_t payload = bytes.find("payload\"");
  ASSERT_NE(payload, std::string::npos);
  char& letter = bytes[payload + 60];
  letter = letter == 'A' ? 'B' : 'A';
  const Played played =
      play("config=" + fleet.config() + " descriptor=" + fleet.file("altered.json", bytes));
  EXPECT_EQ(played.at_stage, 0U);
  EXPECT_EQ(played.recorded, 30U);
}

struct Bad {
  const char* name;
  std::function<std::string(const Fleet&)> path;
};
void PrintTo(const Bad& bad, std::ostream* out) {
  *out << bad.name;
}

class BadDocument : public testing::TestWithParam<Bad> {};

TEST_P(BadDocument, CannotOpenAGateAsADescriptor) {
  Fleet fleet;
  const Played played = play("config=" + fleet.config() + " descriptor=" + GetParam().path(fleet));
  EXPECT_EQ(played.at_stage, 0U);
  EXPECT_EQ(played.recorded, 30U);
  EXPECT_FALSE(played.warnings.empty());
}

TEST_P(BadDocument, CannotOpenAGateAsAConfig) {
  Fleet fleet;
  const Played played = play("config=" + GetParam().path(fleet) + " descriptor=" +
                             fleet.signed_descriptor("kiosk.json", consented_kiosk));
  EXPECT_EQ(played.at_stage, 0U);
  EXPECT_EQ(played.recorded, 30U);
  EXPECT_FALSE(played.warnings.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, BadDocument,
    testing::Values(
        Bad{"Empty", [](const Fleet& f) { return f.file("empty", ""); }},
        Bad{"Binary",
            [](const Fleet& f) { return f.file("binary", std::string("\x00\xff\x7f{", 4)); }},
        Bad{"NotUtf8", [](const Fleet& f) { return f.file("latin", "policies = [\"\xe4\"]"); }},
        Bad{"DeeplyNestedJson",
            [](const Fleet& f) { return f.file("nested.json", std::string(60'000, '[')); }},
        Bad{"DeeplyNestedToml",
            [](const Fleet& f) {
              return f.file("nested.toml", "a = " + std::string(60'000, '['));
            }},
        Bad{"DeeplyDottedToml",
            [](const Fleet& f) {
              std::string key = "a";
              for (int i = 0; i < 100'000; ++i) key += ".a";
              return f.file("dotted.toml", key + " = 1");
            }},
        Bad{"AHundredMegabytes",
            [](const Fleet& f) {
              const std::string path = f.file("huge", "{");
              std::filesystem::resize_file(path, 100 << 20);
              return path;
            }},
        Bad{"Missing", [](const Fleet& f) { return f.path("missing"); }},
        Bad{"AFolder",
            [](const Fleet& f) {
              std::filesystem::create_directory(f.path("folder"));
              return f.path("folder");
            }},
        Bad{"ALoopOfLinks",
            [](const Fleet& f) {
              std::filesystem::create_symlink(f.path("b"), f.path("a"));
              std::filesystem::create_symlink(f.path("a"), f.path("b"));
              return f.path("a");
            }},
        Bad{"TruncatedEnvelope",
            [](const Fleet& f) { return f.file("cut.json", R"({"payload": "eyJ)"); }}),
    [](const auto& test) { return test.param.name; });

TEST(Config, CannotBindAPolicyThatDoesNotExist) {
  Fleet fleet;
  std::string config = bytes_of(fleet.config());
  config.replace(config.find("police-clauses"), 14, "polic-clauses");
  const Played played = play("config=" + fleet.file("typo.toml", config) + " descriptor=" +
                             fleet.signed_descriptor("kiosk.json", consented_kiosk));
  EXPECT_EQ(played.at_stage, 0U);
  EXPECT_NE(played.warnings.find("police-clauses"), std::string::npos) << played.warnings;
}

TEST(Config, CannotUnbindEverything) {
  Fleet fleet;
  const Played played = play("config=" + fleet.file("none.toml", "policies = []\n"));
  EXPECT_EQ(played.at_stage, 0U);
  EXPECT_NE(played.warnings.find("no policy is bound"), std::string::npos) << played.warnings;
}

}  // namespace
}  // namespace tests::pipeline
