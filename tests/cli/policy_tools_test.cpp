// SPDX-License-Identifier: LGPL-2.1-or-later
// The verbs for whoever writes policies, as a script meets them.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/command.hpp"

namespace tests::cli {
namespace {

Result policy(const std::string& arguments) {
  return run("policy " + arguments);
}

bool says(const Result& result, const std::string& text) {
  return result.output.find(text) != std::string::npos;
}

class PolicyTools : public testing::Test {
 protected:
  PolicyTools() {
    std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  ~PolicyTools() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  [[nodiscard]] std::string folder() const { return folder_; }

  // A pack of one clause on faces, in force from 2024-01-01.
  static std::string pack(const std::string& word, const std::string& more = {}) {
    return R"(pack = "p"
version = "1"
title = "A title"
source = "A source that says where"
status = "in-force"
in-force-from = 2024-01-01
[[clause]]
id = "X"
text = "A sentence."
citation = "Section 1 of an act"
evidence = "verbatim"
[[clause.when]]
capability = { yes = ")" +
           word + "\" }\n" + more;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(PolicyTools, CannotLintAPlantedMistakeInSilence) {
  EXPECT_EQ(policy("lint " + file("good.toml", pack("emotion"))).status, 0);
  const std::string contradiction = "[[clause.when]]\ncapability = { yes = \"face-detection\" }\n";
  const Result found = policy("lint " + file("bad.toml", pack("emotion", contradiction)));
  EXPECT_EQ(found.status, 1);
  EXPECT_TRUE(says(found, "bad.toml:15:1: error: clause 'X': ")) << found.output;
  EXPECT_TRUE(says(found, "1 error, 0 warnings")) << found.output;
  const Result json = policy("lint --format json " + folder() + "/bad.toml");
  EXPECT_EQ(json.status, 1);
  EXPECT_TRUE(says(json, R"("rule":"never-applies")")) << json.output;
  EXPECT_TRUE(says(json, R"("line":15,"column":1)")) << json.output;
  // Both files at once, by their folder: now the version is there twice.
  EXPECT_TRUE(says(policy("lint " + folder()), "2 documents checked")) << found.output;
}

TEST_F(PolicyTools, CannotHoldAStatusAgainstADayThatIsNone) {
  EXPECT_EQ(policy("lint --date 2026-13-01 " + file("good.toml", pack("emotion"))).status, 2);
  EXPECT_EQ(policy("lint " + folder() + "/missing.toml").status, 2);
}

TEST_F(PolicyTools, CannotSeeNoDifferenceWhereThereIsOne) {
  const std::string before = file("1.toml", pack("emotion"));
  const std::string after = file("2.toml", pack("text-recognition"));
  EXPECT_EQ(policy("diff " + before + " " + before).status, 0);
  const Result found = policy("diff " + before + " " + after);
  EXPECT_EQ(found.status, 1);
  EXPECT_TRUE(says(found, "prohibit -> permit: 1 situation\n  - capability: emotion (1)"))
      << found.output;
  EXPECT_TRUE(says(found, "clause X: other conditions")) << found.output;
  const Result narrowed =
      policy("diff --format json --stage text-recognition " + before + " " + after);
  EXPECT_EQ(narrowed.status, 1);
  EXPECT_TRUE(says(narrowed, R"("before":"permit","after":"prohibit")")) << narrowed.output;
  EXPECT_FALSE(says(narrowed, R"("before":"prohibit")")) << narrowed.output;
}

TEST_F(PolicyTools, CannotCompareWhatIsNotThere) {
  const std::string here = file("1.toml", pack("emotion"));
  EXPECT_EQ(policy("diff " + here + " " + folder() + "/missing.toml").status, 2);
  EXPECT_TRUE(says(policy("diff ms-azure-openai@2042 " + here), "there are ms-azure-openai"));
  EXPECT_TRUE(says(policy("diff ms-azure-opena@2023 " + here), "did you mean 'ms-azure-openai'?"));
  EXPECT_EQ(policy("diff --where 'timing = \"reel-time\"' " + here + " " + here).status, 2);
  EXPECT_EQ(policy("diff ms-azure-openai@2023 ms-azure-openai@2023-06-01").status, 0);
}

TEST_F(PolicyTools, CannotKeepABrokenPromiseToItself) {
  const std::string promise =
      "[[invariant]]\nname = \"never\"\ntext = \"Never.\"\npolicies = "
      "[\"p\"]\nfrom = 2024-01-01\nnever = \"permit\"\n[invariant.where]\n"
      "capability = ";
  const std::string packs = folder() + "/packs";
  std::filesystem::create_directory(packs);
  (void)file("packs/1.toml", pack("emotion"));
  const std::string kept = file("kept.toml", promise + "\"emotion\"\n");
  const std::string broken = file("broken.toml", promise + "[\"emotion\", \"face-detection\"]\n");
  // The installed bundles name policies that this folder lacks; that is no matter here.
  EXPECT_EQ(policy("invariants --policies " + packs + " " + kept).status, 0);
  const Result found = policy("invariants --policies " + packs + " " + broken);
  EXPECT_EQ(found.status, 1);
  EXPECT_TRUE(says(found, "never: broken")) << found.output;
  EXPECT_TRUE(says(found, "on 2024-01-01 with capability: face-detection\n")) << found.output;
  EXPECT_TRUE(says(found, "the verdict is permit")) << found.output;
  EXPECT_EQ(policy("invariants " + kept).status, 2) << "no policy p is installed";
}

TEST_F(PolicyTools, CannotBreakAnInstalledPromise) {
  const Result checked = policy("invariants");
  EXPECT_EQ(checked.status, 0) << checked.output;
}

}  // namespace
}  // namespace tests::cli
