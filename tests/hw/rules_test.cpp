// SPDX-License-Identifier: LGPL-2.1-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "guard/recognition/recognise.hpp"
#include "hw/circumstances.hpp"
#include "hw/documents.hpp"

namespace tests::hw {
namespace {

namespace fs = std::filesystem;
using guard::recognition::Media;
using guard::decision::blocks;
using ::hw::Circumstances;
using ::hw::Rules;

constexpr guard::facts::Days today = {std::chrono::sys_days(std::chrono::year{2026} / 11 / 23),
                                      std::chrono::sys_days(std::chrono::year{2026} / 11 / 23)};

class AFolderOfPacks : public testing::Test {
 protected:
  AFolderOfPacks() {
    std::string name = fs::temp_directory_path() / "faceguard-test-XXXXXX";
    folder = mkdtemp(name.data());
  }
  ~AFolderOfPacks() override { fs::remove_all(folder); }
  fs::path folder;
};

bool blocks_word(const Circumstances& circumstances, const char* capability) {
  return blocks(
      circumstances.verdict({.capability = *guard::facts::capabilities.set_of(capability)})
          .outcome);
}

TEST(RulesByDefault, CannotPermitIdentificationNorBlockDetection) {
  const auto circumstances = Circumstances::read(Rules::read({}), {}, today);
  EXPECT_TRUE(circumstances->rules().problems().empty());
  EXPECT_TRUE(blocks_word(*circumstances, "face-identification"));
  EXPECT_TRUE(blocks_word(*circumstances, "unknown"));
  for (const char* harmless : {"face-detection", "face-redaction", "speech-transcription"})
    EXPECT_FALSE(blocks_word(*circumstances, harmless)) << harmless;
}

TEST_F(AFolderOfPacks, CannotHideThatOneOfThemCantBeRead) {
  std::ofstream(folder / "pack.toml") << "pack = [";
  std::vector<guard::Error> problems;
  guard::policy::Library library;
  ::hw::read_packs(folder, {}, library, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems[0].text().find("pack.toml:1:"), std::string::npos) << problems[0].text();
}

TEST(RulesByDefault, CannotTakeARecorderForAStageEvenWithoutTheCatalogue) {
  std::vector<guard::Error> problems;
  EXPECT_TRUE(::hw::read_catalogue("/nonexistent", problems).entries.empty());
  const auto builtin = ::hw::builtin_catalogue();
  for (const auto& [factory, klass] :
       {std::pair{"filesink", "Sink/File"}, {"mp4mux", "Codec/Muxer"}, {"queue", "Generic"}}) {
    guard::recognition::Element element;
    element.factory = factory;
    element.klass = klass;
    element.media = Media::raw_video;
    EXPECT_FALSE(guard::recognition::recognise(builtin, element).analyses) << factory;
  }
}

}  // namespace
}  // namespace tests::hw
