// SPDX-License-Identifier: LGPL-2.1-or-later
// `faceguard scan` as firmware's continuous integration runs it.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/cli/command.hpp"

namespace tests::cli {
namespace {

namespace fs = std::filesystem;

const std::string recogniser = "v4l2src ! gvaclassify model=arcface.xml ! fakesink";
const std::string recorder = "v4l2src ! x264enc ! mp4mux ! filesink location=a.mp4";

class Scan : public testing::Test {
 protected:
  Scan() {
    std::string name = fs::temp_directory_path() / "faceguard-scan-XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  ~Scan() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

 private:
  fs::path folder_;
};

// A word for the shell.
std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

TEST_F(Scan, CannotSucceedWithWhatWouldBeBlocked) {
  EXPECT_EQ(run("scan " + quoted(recogniser)).status, 1);
  EXPECT_EQ(run("scan " + quoted(recorder)).status, 0);
  EXPECT_EQ(run("scan --file " + file("p.txt", recogniser)).status, 1);
  EXPECT_EQ(run("scan " + file("q.txt", recogniser)).status, 1);
}

TEST_F(Scan, CannotPassForReadWhenItWasNot) {
  EXPECT_EQ(run("scan 'a ! ! b'").status, 2);
  EXPECT_EQ(run("scan").status, 2);
  EXPECT_EQ(run("scan --file /nonexistent").status, 2);
  EXPECT_EQ(run("scan --batch " + file("b.tsv", "id\tname\nx\ty\n")).status, 2);
}

TEST_F(Scan, CannotLoseARowOfABatch) {
  const auto result = run("scan --format json --batch " +
                          file("b.tsv", "id\tlabel\tpipeline\nr1\tx\t" + recorder +
                                            "\nr2\ty\ta ! ! b\nr3\tz\t" + recogniser + "\n"));
  EXPECT_EQ(result.status, 2);
  std::vector<boost::json::object> rows;
  std::istringstream lines(result.output);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with('{')) rows.push_back(boost::json::parse(line).as_object());
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("id").as_string(), "r1");
  EXPECT_TRUE(rows[0].at("stages").as_array().empty());
  EXPECT_EQ(rows[0].at("exits").as_array().size(), 1U);
  EXPECT_TRUE(rows[1].contains("error"));
  const auto& stage = rows[2].at("stages").as_array().at(0).as_object();
  EXPECT_EQ(stage.at("element").as_string(), "gvaclassify");
  EXPECT_EQ(stage.at("capability").as_string(), "face-embedding");
  EXPECT_EQ(stage.at("rung").as_string(), "name");
  EXPECT_FALSE(stage.at("evidence").as_string().empty());
  EXPECT_EQ(rows[2].at("capabilities").as_array().at(0).as_string(), "face-embedding");
}

TEST_F(Scan, CannotOverlookAConfigurationInAnImageOfTheDevice) {
  fs::create_directories(fs::path(file("x", "")).parent_path() / "etc");
  const std::string config = file("etc/infer.txt", "[property]\nalignment-type=1\n");
  const std::string root = fs::path(config).parent_path().parent_path().string();
  const std::string pipeline = "v4l2src ! nvinfer config-file-path=/etc/infer.txt ! fakesink";
  EXPECT_NE(run("scan " + quoted(pipeline) + " --root " + root).output.find("face-embedding"),
            std::string::npos);
  EXPECT_NE(run("scan " + quoted(pipeline)).output.find("unknown"), std::string::npos);
}

TEST_F(Scan, CannotIgnoreTheFleetsDeclarations) {
  const std::string config =
      file("fleet.toml",
           "policies-everywhere = [\"ms-azure-openai/police-clauses\"]\n[[exit]]\nfactory = "
           "\"appsink\"\nwhen = { name = \"review\" }\npurpose = \"display\"\n");
  EXPECT_EQ(run("scan 'v4l2src ! appsink name=review' --config " + config).status, 0);
  EXPECT_EQ(run("scan 'v4l2src ! appsink name=other' --config " + config).status, 1);
}

TEST_F(Scan, CannotLeaveTheReaderAloneWithAnUnknown) {
  const std::string text = run("scan 'v4l2src ! acmefaces ! fakesink' --explain").output;
  EXPECT_NE(text.find("[[element]]"), std::string::npos) << text;
  EXPECT_NE(text.find("factory = \"acmefaces\""), std::string::npos) << text;
}

}  // namespace
}  // namespace tests::cli
