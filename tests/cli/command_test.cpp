// SPDX-License-Identifier: LGPL-2.1-or-later
// The command as a script meets it: exit status, and what it prints where.
#include "tests/cli/command.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace tests::cli {
namespace {

class Command : public testing::Test {
 protected:
  Command() {
    std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  ~Command() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  // Signs a shipped example; returns the envelope's path.
  [[nodiscard]] std::string sign(const std::string& example) const {
    if (!std::filesystem::exists(path("fleet.key"))) {
      EXPECT_EQ(run("keys new " + path("fleet")).status, 0);
    }
    const std::string out = path(example + ".signed");
    const Result signing = run("sign '" FACEGUARD_CONFIGS "/descriptors/" + example +
                               ".json' --key " + path("fleet.key") + " --output " + out);
    EXPECT_EQ(signing.status, 0) << signing.output;
    return out;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(Command, CannotSucceedWithoutAVerb) {
  EXPECT_EQ(run("").status, 2);
  EXPECT_EQ(run("decied").status, 2);
  EXPECT_EQ(run("--help").status, 0);
  EXPECT_EQ(run("--version").status, 0);
}

TEST_F(Command, CannotPermitIdentificationForAPoliceBodyCamera) {
  const Result decided =
      run("decide --stage face-identification --policy ms-azure-openai/police-clauses "
          "--date 2026-11-23 --descriptor " +
          sign("us-police-body-camera") + " --key " + path("fleet.pub"));
  EXPECT_EQ(decided.status, 1);
  EXPECT_NE(decided.output.find("MS.P"), std::string::npos) << decided.output;
}

TEST_F(Command, CannotPermitTheKioskWithoutItsKey) {
  const std::string kiosk = sign("consented-kiosk");
  const std::string decide =
      "decide --stage face-identification --date 2026-11-23 --policy "
      "ms-azure-openai/police-clauses --descriptor " +
      kiosk;
  EXPECT_EQ(run(decide + " --key " + path("fleet.pub")).status, 0);
  EXPECT_EQ(run("keys new " + path("other")).status, 0);
  EXPECT_EQ(run(decide + " --key " + path("other.pub")).status, 1);
  EXPECT_EQ(run("verify " + kiosk + " --key " + path("fleet.pub")).status, 0);
  EXPECT_EQ(run("verify " + kiosk + " --key " + path("other.pub")).status, 1);
}

TEST_F(Command, CannotSignAMisspeltWord) {
  EXPECT_EQ(run("keys new " + path("fleet")).status, 0);
  const Result signing =
      run("sign " + file("typo.json", R"({"faceguard": "descriptor/1", "device": "d", "revision": 1,
                            "not_before": "2026-01-01", "expires": "2027-01-01",
                            "context": {"camera": {"mobility": "moblie"}}})") +
          " --key " + path("fleet.key"));
  EXPECT_NE(signing.status, 0);
  EXPECT_NE(signing.output.find("did you mean 'mobile'"), std::string::npos) << signing.output;
  EXPECT_NE(signing.output.find("typo.json:3"), std::string::npos) << signing.output;
}

TEST_F(Command, CannotPassAWrongCaseInSilence) {
  const std::string header =
      "case,policy,profile,as_of,capability,operator,operator_country,acting_for,acting_for_"
      "country,"
      "location,mobility,form,environment,timing,gallery,authority,vendor_approval,expected,"
      "clause\n";
  const std::string row =
      "A,ms-azure-openai,full,2026-06-01,face-detection,local-police,US,self,,US-TX,mobile,body-"
      "worn,"
      "uncontrolled-public,real-time,none,none,none,";
  EXPECT_EQ(run("policy test " + file("right.csv", header + row + "permit,none\n")).status, 0);
  const Result wrong =
      run("policy test --format json " + file("wrong.csv", header + row + "prohibit,MS.P\n"));
  EXPECT_EQ(wrong.status, 1);
  EXPECT_EQ(wrong.output,
            R"({"total":1,"passed":0,"failed":[{"case":"A","expected":"prohibit","got":"permit",)"
            R"("clause_expected":"MS.P","clause_got":"none"}]})"
            "\n");
}

TEST_F(Command, CannotMakeSenseOfAnUnreadableFile) {
  EXPECT_EQ(run("policy test " + path("missing.csv")).status, 2);
  EXPECT_EQ(run("policy test " + file("empty.csv", "")).status, 2);
  EXPECT_EQ(run("verify " + path("missing.json") + " --key " + path("missing.pub")).status, 2);
  EXPECT_EQ(run("replay " + path("missing.mp4") + " --stage facedetect").status, 2);
  EXPECT_EQ(run("replay " + file("no.mp4", "no footage") + " --stage facedetect").status, 2);
}

TEST_F(Command, CannotLintAPackWithAMisspeltWord) {
  EXPECT_EQ(run("policy lint").status, 0);
  EXPECT_EQ(run("policy list").status, 0);
  EXPECT_NE(run("policy lint " + file("bad.toml", "pack = \"x\"\nvresion = \"1\"\n")).status, 0);
}

}  // namespace
}  // namespace tests::cli
