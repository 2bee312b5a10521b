// SPDX-License-Identifier: LGPL-2.1-or-later
// The ceremony of docs/documents.md as a script does it.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/command.hpp"

namespace tests::cli {
namespace {

class Documents : public testing::Test {
 protected:
  Documents() {
    std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
    folder_ = mkdtemp(name.data());
    for (const char* key : {"a", "b", "c", "desk"})
      EXPECT_EQ(run("keys new " + path(key)).status, 0);
    write("identity.toml", "device = \"bwc-1\"\nfleet = \"springfield\"\n");
    write("fleet.toml", "policies-everywhere = [\"ms-azure-openai/full\"]\n");
    root(1, {"a", "b"}, {"a", "b"});
  }
  ~Documents() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string key_line(const std::string& name) const {
    std::string line;
    std::ifstream file(path(name + ".pub"));
    while (std::getline(file, line))
      if (line.starts_with("faceguard-")) break;
    return "\"" + line + "\"";
  }
  // root.N.json, with these root keys, both of which must sign, and signed by `signers`.
  void root(int revision, const std::vector<std::string>& keys,
            const std::vector<std::string>& signers) const {
    write("root.json",
          R"({"faceguard":"root/1","fleet":"springfield","revision":)" + std::to_string(revision) +
              R"(,"not_before":"2026-01-01","expires":"2030-01-01","roles":{"root":{"threshold":2,)"
              R"("keys":[)" +
              key_line(keys[0]) + "," + key_line(keys[1]) +
              R"(]},"fleet-config":{"threshold":1,"keys":[)" + key_line("desk") + "]}}}");
    std::string from = "root.json";
    for (std::size_t i = 0; i < signers.size(); ++i) {
      const std::string to = "root." + std::to_string(revision) +
                             (i + 1 == signers.size() ? "" : "." + std::to_string(i)) + ".json";
      const Result signing = run(
          "sign " + path(from) + " --as root --key " + path(signers[i] + ".key") +
          (i == 0 ? "" : " --signed-by " + path(signers[0] + ".pub")) + " --output " + path(to));
      EXPECT_EQ(signing.status, 0) << signing.output;
      from = to;
    }
  }
  [[nodiscard]] Result sign_config(int revision, const std::string& more = {}) const {
    return run("sign " + path("fleet.toml") + " --as fleet-config --name main --revision " +
               std::to_string(revision) + " --not-before 2026-01-01 --expires 2029-01-01 --key " +
               path("desk.key") + " --output " + path("config." + std::to_string(revision)) + " " +
               more);
  }
  [[nodiscard]] Result verify_config(int revision, const std::string& more = {}) const {
    return run("verify " + path("config." + std::to_string(revision)) +
               " --as fleet-config --date 2026-12-01 --root " + path("root.1.json") + " " + more);
  }

 private:
  std::filesystem::path folder_;
};

bool says(const Result& result, std::string_view words) {
  return result.output.find(words) != std::string::npos;
}

TEST_F(Documents, CannotReplaceARootWithoutItsKeys) {
  const std::string after = " --as root --date 2026-12-01 --after " + path("root.1.json");
  root(2, {"b", "c"}, {"a", "b", "c"});
  const Result rotated = run("verify " + path("root.2.json") + after);
  EXPECT_EQ(rotated.status, 0) << rotated.output;
  EXPECT_TRUE(says(rotated, "fleet-config     1 of ")) << rotated.output;
  root(3, {"b", "c"}, {"b", "c"});
  const Result lonely = run("verify " + path("root.3.json") + after + " --format json");
  EXPECT_EQ(lonely.status, 1);
  EXPECT_TRUE(says(lonely, R"("refusal":"untrusted")")) << lonely.output;
}

TEST_F(Documents, CannotPassForAnotherDevicesOrFleets) {
  ASSERT_EQ(sign_config(1, "--fleet springfield --device bwc-1 --device bwc-2").status, 0);
  ASSERT_EQ(sign_config(2, "--fleet shelbyville").status, 0);
  ASSERT_EQ(sign_config(3, "--device bwc-9").status, 0);
  const std::string identity = "--format json --identity " + path("identity.toml");
  const Result good = verify_config(1, identity);
  EXPECT_EQ(good.status, 0) << good.output;
  EXPECT_TRUE(says(good, R"("devices":["bwc-1","bwc-2"])")) << good.output;
  EXPECT_TRUE(says(verify_config(2, identity), R"("refusal":"wrong-fleet")"));
  EXPECT_TRUE(says(verify_config(3, identity), R"("refusal":"wrong-device")"));
  EXPECT_TRUE(says(verify_config(3), "not compared     device"));
}

TEST_F(Documents, CannotGoBack) {
  ASSERT_EQ(sign_config(4).status, 0);
  ASSERT_EQ(sign_config(5).status, 0);
  EXPECT_EQ(verify_config(5, "--after " + path("config.4")).status, 0);
  const Result back = verify_config(4, "--format json --after " + path("config.5"));
  EXPECT_EQ(back.status, 1);
  EXPECT_TRUE(says(back, R"("refusal":"rollback")")) << back.output;
}

TEST_F(Documents, CannotBeSignedWhenADeviceWouldRefuseThem) {
  const std::string head =
      " --name n --revision 1 --not-before 2026-01-01 --expires 2027-01-01 --key " +
      path("desk.key");
  write("typo.toml", "policies-everywhere = [\"x\"]\npaks = []\n");
  const Result typo = run("sign " + path("typo.toml") + " --as fleet-config" + head);
  EXPECT_EQ(typo.status, 1);
  EXPECT_TRUE(says(typo, "typo.toml:2:1: 'paks'")) << typo.output;
  EXPECT_EQ(run("sign " + path("fleet.toml") + " --as policy" + head).status, 1);
  EXPECT_EQ(run("sign " + path("fleet.toml") + " --as catalogue" + head).status, 1);
  EXPECT_EQ(
      run("sign " + path("fleet.toml") + " --as fleet-config --key " + path("desk.key")).status, 1);
  EXPECT_EQ(run("sign " + path("root.json") + " --as root" + head).status, 2);
  EXPECT_EQ(run("sign " + path("fleet.toml") + " --as nothing" + head).status, 2);
}

TEST_F(Documents, CannotBeVerifiedByNobody) {
  ASSERT_EQ(sign_config(1).status, 0);
  EXPECT_EQ(run("verify " + path("config.1") + " --as fleet-config").status, 2);
  EXPECT_EQ(verify_config(1, "--key " + path("desk.pub")).status, 2);
  EXPECT_EQ(verify_config(1, "--threshold 2").status, 2);
  // The root names nobody for policies.
  const Result nobody = run("verify " + path("config.1") + " --as policy --format json --root " +
                            path("root.1.json"));
  EXPECT_EQ(nobody.status, 1);
  EXPECT_TRUE(says(nobody, R"("refusal":"wrong-type")")) << nobody.output;
}

}  // namespace
}  // namespace tests::cli
