// SPDX-License-Identifier: LGPL-2.1-or-later
// What the log acknowledged can't be lost, what it didn't can't come back, whatever the disk does.
#include "hw/audit/log.hpp"

#include <cerrno>
#include <numeric>

#include "tests/hw/audit/scene.hpp"

namespace tests::hw_audit {
namespace {

using Counts = std::vector<std::uint64_t>;

class ALogOnADisk : public testing::Test {
 protected:
  [[nodiscard]] Settings settings(std::size_t file_bytes = 1 << 20) const {
    return {"/log", origin, file_bytes, std::chrono::milliseconds(60'000)};
  }
  static std::string file(const MemoryDisk& disk) {
    std::string found;
    for (const auto& [name, bytes] : disk.files())
      if (name.ends_with(".jsonl")) found = name;
    return found;
  }

  const guard::trust::SecretKey signer = key();
};

TEST_F(ALogOnADisk, CannotBreakItsChainByStartingAgainOrByANewFile) {
  MemoryDisk disk;
  for (std::uint64_t start = 0; start < 5; ++start) {
    auto log = Log::open(disk, settings(900), signer);
    ASSERT_TRUE(log) << log.error().text();
    EXPECT_TRUE(log->take_findings().empty());
    for (std::uint64_t i = 1; i <= 4; ++i)
      ASSERT_TRUE(log->append(entries({2 * (4 * start + i) - 1, 2 * (4 * start + i)})));
    ASSERT_TRUE(log->checkpoint(noon));
    EXPECT_EQ(log->head().sequence, 8 * (start + 1));
  }
  Counts expected(40);
  std::iota(expected.begin(), expected.end(), 1);
  EXPECT_EQ(counts(disk), expected);
  EXPECT_GT(disk.files().size(), 10U);
  EXPECT_EQ(all_text(verified(disk, signer)), "");
  EXPECT_EQ(verified(disk, signer).covered, 40U);
}

TEST_F(ALogOnADisk, CannotGoOnBehindATornTail) {
  MemoryDisk whole;
  ASSERT_TRUE(Log::open(whole, settings(), signer)->append(entries({1, 2})));
  const std::string two = whole.files().at(file(whole));
  ASSERT_TRUE(Log::open(whole, settings(), signer)->append(entries({3, 4})));
  const std::string four = whole.files().at(file(whole));
  const std::size_t third = four.find('\n', two.size()) + 1;
  for (std::size_t bytes = two.size(); bytes <= four.size(); ++bytes) {
    for (const std::string& tail : {std::string(), std::string("\0\0\n\0", 4)}) {
      MemoryDisk disk;
      disk.set(file(whole), four.substr(0, bytes) + tail);
      auto log = Log::open(disk, settings(), signer);
      ASSERT_TRUE(log) << log.error().text();
      ASSERT_TRUE(log->append(entries({9})));
      const Counts expected = bytes == four.size() ? Counts{1, 2, 3, 4, 9}
                              : bytes >= third     ? Counts{1, 2, 3, 9}
                                                   : Counts{1, 2, 9};
      ASSERT_EQ(counts(disk), expected) << bytes;
      ASSERT_TRUE(log->checkpoint(noon));
      ASSERT_EQ(all_text(verified(disk, signer)), "") << bytes;
    }
  }
}

TEST_F(ALogOnADisk, CannotGoOnBehindATornCheckpoint) {
  MemoryDisk whole;
  auto first = Log::open(whole, settings(), signer);
  ASSERT_TRUE(first->append(entries({1})));
  ASSERT_TRUE(first->checkpoint(noon));
  const auto files = whole.files();
  const std::string name = "/log/" + guard::audit::checkpoints_name(1);
  for (std::size_t bytes = 0; bytes <= files.at(name).size(); ++bytes) {
    MemoryDisk disk;
    disk.set(file(whole), files.at(file(whole)));
    disk.set(name, files.at(name).substr(0, bytes));
    auto log = Log::open(disk, settings(), signer);
    ASSERT_TRUE(log) << log.error().text();
    ASSERT_TRUE(log->checkpoint(noon));
    ASSERT_EQ(all_text(verified(disk, signer)), "") << bytes;
    EXPECT_EQ(verified(disk, signer).checkpoints, bytes == files.at(name).size() ? 2U : 1U);
  }
}

// Appends and signs with one step failing in one way; tries again until it works; then cuts the
// power. What was acknowledged must be there, once and in order, and nothing else but at most what
// was not acknowledged when the power was cut.
TEST_F(ALogOnADisk, CannotLoseWhatItAcknowledgedWhateverStepFails) {
  for (const int code : {ENOSPC, EIO, EROFS})
    for (const std::size_t written : {0UL, 1UL, 200UL, 100'000UL})
      for (const int times : {1, 2, 5})
        for (int step = 0;; ++step) {
          MemoryDisk disk;
          auto log = Log::open(disk, settings(700), signer);
          ASSERT_TRUE(log);
          const int before = disk.steps();
          disk.fail_after(step, {code, written}, times);
          Counts acknowledged;
          for (std::uint64_t i = 1; i <= 8; i += 2) {
            int tries = 0;
            while (!log->append(entries({i, i + 1}))) ASSERT_LT(++tries, 20);
            acknowledged.insert(acknowledged.end(), {i, i + 1});
            tries = 0;
            while (!log->checkpoint(noon)) ASSERT_LT(++tries, 20);
          }
          const bool past_all = disk.steps() - before <= step;
          EXPECT_EQ(counts(disk), acknowledged);
          ASSERT_TRUE(log->take_findings().empty());
          disk.cut_power();
          ASSERT_EQ(counts(disk), acknowledged) << code << ' ' << written << ' ' << step;
          ASSERT_EQ(all_text(verified(disk, signer)), "") << code << ' ' << written << ' ' << step;
          ASSERT_EQ(verified(disk, signer).covered, acknowledged.size());
          if (past_all) break;
        }
}

TEST_F(ALogOnADisk, CannotLoseWhatItAcknowledgedWhenThePowerIsCutAtAnyStep) {
  for (int step = 0; step < 60; ++step) {
    MemoryDisk disk;
    auto log = Log::open(disk, settings(700), signer);
    ASSERT_TRUE(log);
    disk.fail_after(step, {EIO, 150}, -1);
    Counts acknowledged;
    for (std::uint64_t i = 1; i <= 8; i += 2) {
      if (!log->append(entries({i, i + 1}))) break;
      acknowledged.insert(acknowledged.end(), {i, i + 1});
      if (!log->checkpoint(noon)) break;
    }
    disk.cut_power();
    disk.heal();
    auto again = Log::open(disk, settings(700), signer);
    ASSERT_TRUE(again) << again.error().text();
    for (const auto& finding : again->take_findings())
      EXPECT_EQ(finding.kind, Kind::no_checkpoint) << guard::audit::text(finding);
    EXPECT_EQ(counts(disk), acknowledged) << step;
    ASSERT_TRUE(again->append(entries({99})));
    ASSERT_TRUE(again->checkpoint(noon));
    EXPECT_EQ(all_text(verified(disk, signer)), "") << step;
  }
}

TEST_F(ALogOnADisk, CannotContinueQuietlyWhenItWasTruncated) {
  MemoryDisk disk;
  auto log = Log::open(disk, settings(), signer);
  ASSERT_TRUE(log->append(entries({1, 2})));
  const std::string two = disk.files().at(file(disk));
  ASSERT_TRUE(log->append(entries({3, 4})));
  ASSERT_TRUE(log->checkpoint(noon));
  disk.set(file(disk), two);

  auto again = Log::open(disk, settings(), signer);
  ASSERT_TRUE(again);
  const auto findings = again->take_findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].kind, Kind::truncated);
  ASSERT_TRUE(again->append(entries({5})));
  ASSERT_TRUE(again->checkpoint(noon));
  // The gap stays for ever, and no checkpoint contradicts another.
  const auto report = verified(disk, signer);
  ASSERT_EQ(report.findings.size(), 1U) << all_text(report);
  EXPECT_EQ(report.findings[0].kind, Kind::missing);
  EXPECT_EQ(report.last, 5U);
}

TEST_F(ALogOnADisk, CannotContinueQuietlyWhenItsFilesVanishUnderIt) {
  MemoryDisk disk;
  auto log = Log::open(disk, settings(), signer);
  ASSERT_TRUE(log->append(entries({1, 2})));
  ASSERT_TRUE(log->checkpoint(noon));
  ASSERT_TRUE(disk.remove(file(disk)));
  EXPECT_FALSE(log->append(entries({3})));
  ASSERT_TRUE(log->append(entries({3})));
  EXPECT_FALSE(log->take_findings().empty());
  const auto report = verified(disk, signer);
  ASSERT_EQ(report.findings.size(), 1U) << all_text(report);
  EXPECT_EQ(report.findings[0].kind, Kind::missing_file);
}

TEST_F(ALogOnADisk, CannotBeStoppedByDamageInItsMiddle) {
  MemoryDisk disk;
  ASSERT_TRUE(Log::open(disk, settings(), signer)->append(entries({1, 2, 3})));
  std::string bytes = disk.files().at(file(disk));
  bytes[bytes.find('\n') + 40] = '!';
  disk.set(file(disk), bytes);
  auto log = Log::open(disk, settings(), signer);
  ASSERT_TRUE(log) << log.error().text();
  const auto findings = log->take_findings();
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].line, 2U);
  ASSERT_TRUE(log->append(entries({4})));
  EXPECT_EQ(log->head().sequence, 4U);
  EXPECT_TRUE(disk.files().at(file(disk)).starts_with(bytes));
}

TEST_F(ALogOnADisk, CannotTakeAStrangersCheckpointForItsOwn) {
  MemoryDisk disk;
  const auto stranger = key(9);
  auto forged = Log::open(disk, settings(), stranger);
  ASSERT_TRUE(forged->append(entries({1, 2, 3, 4, 5})));
  ASSERT_TRUE(forged->checkpoint(noon));
  ASSERT_TRUE(disk.remove(file(disk)));
  ASSERT_TRUE(Log::open(disk, settings(), signer)->append(entries({1})));
  EXPECT_EQ(Log::open(disk, settings(), signer)->head().sequence, 1U);
  EXPECT_EQ(Log::open(disk, settings(), signer)->take_findings()[0].kind, Kind::bad_signature);
}

}  // namespace
}  // namespace tests::hw_audit
