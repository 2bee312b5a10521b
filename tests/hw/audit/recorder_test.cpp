// SPDX-License-Identifier: LGPL-2.1-or-later
// Nobody waits for the log, nothing opens before it is on the disk, and a failing disk is told and
// survived.
#include "hw/audit/recorder.hpp"

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <thread>

#include "hw/audit/key.hpp"
#include "tests/hw/audit/scene.hpp"

namespace tests::hw_audit {
namespace {

using hw::audit::Recorder;
using hw::audit::Recording;

Entry entry(std::uint64_t count) {
  return {Event::gate_closed, Reason::expired, {Detail(NumberField::count, count)}};
}

class ARecorder : public testing::Test {
 protected:
  Recording recording(std::size_t max_waiting = 100) {
    Recording out{
        {"/log", origin, 1 << 20, std::chrono::milliseconds(60'000)}, "/state", {}, 0, {}};
    out.max_waiting = max_waiting;
    out.retry_after = std::chrono::milliseconds(1);
    return out;
  }
  auto clock() {
    return [] { return hw::time::Reading{{}, std::chrono::hours(1), noon.boot}; };
  }
  auto heard() {
    return [this](bool working, const guard::Error& error) {
      const std::lock_guard lock(mutex_);
      health_.push_back(working);
      errors_.push_back(error.text());
      changed_.notify_all();
    };
  }
  // Until the recorder has told so many changes.
  void await(std::size_t changes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return health_.size() >= changes; });
  }
  std::vector<bool> health() {
    const std::lock_guard lock(mutex_);
    return health_;
  }
  std::string error(std::size_t change) {
    const std::lock_guard lock(mutex_);
    return errors_.at(change);
  }
  guard::audit::Report report() {
    return verified(disk, hw::audit::load_or_make_key(disk, "/state", origin).value());
  }
  std::string log() {
    std::string all;
    for (const auto& [name, bytes] : disk.files())
      if (name.ends_with(".jsonl")) all += bytes;
    return all;
  }

  MemoryDisk disk;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<bool> health_;
  std::vector<std::string> errors_;
};

TEST_F(ARecorder, CannotLeaveOutStartStopOrTheirCheckpoints) {
  {
    Recorder recorder(disk, recording(), clock(), heard());
    recorder.record(entry(1));
    ASSERT_TRUE(recorder.record_now({entry(2), entry(3)}));
    EXPECT_TRUE(recorder.working());
    disk.cut_power();
    EXPECT_EQ(counts(disk), (std::vector<std::uint64_t>{1, 2, 3}));
  }
  EXPECT_EQ(all_text(report()), "");
  EXPECT_EQ(report().records, 5U);
  EXPECT_EQ(report().covered, 5U);
  EXPECT_EQ(health(), std::vector<bool>{true});
}

TEST_F(ARecorder, CannotAcknowledgeWhatTheDiskRefused) {
  for (const auto& [code, reason] : {std::pair(ENOSPC, "disk-full"),
                                     {EROFS, "read-only"},
                                     {EIO, "io-error"},
                                     {EACCES, "no-rights"}}) {
    disk.clear();
    const std::size_t told = health().size();
    Recorder recorder(disk, recording(), clock(), heard());
    ASSERT_TRUE(recorder.record_now({entry(1)}));
    await(told + 1);
    disk.fail_after(0, {code, 30}, -1);
    EXPECT_FALSE(recorder.record_now({entry(2)}));
    EXPECT_FALSE(recorder.working());
    EXPECT_FALSE(recorder.record_now({entry(3)}));
    recorder.record(entry(4));
    await(told + 2);
    disk.heal();
    await(told + 3);
    ASSERT_TRUE(recorder.record_now({entry(5)}));
    EXPECT_EQ(counts(disk), (std::vector<std::uint64_t>{1, 4, 5}));
    EXPECT_NE(log().find(std::string("\"event\":\"audit-failed\",\"reason\":\"") + reason),
              std::string::npos)
        << log();
    EXPECT_NE(log().find("\"event\":\"audit-recovered\""), std::string::npos);
  }
}

TEST_F(ARecorder, CannotLoseWhatItKeptWhateverStepFails) {
  for (int step = 0; step < 40; ++step) {
    disk.clear();
    disk.fail_after(step, {EIO, 77}, 3);
    std::vector<std::uint64_t> acknowledged;
    {
      Recorder recorder(disk, recording(), clock(), heard());
      for (std::uint64_t i = 1; i <= 6; ++i) {
        while (!recorder.record_now({entry(i)})) std::this_thread::yield();
        acknowledged.push_back(i);
      }
    }
    EXPECT_EQ(counts(disk), acknowledged) << step;
    disk.heal();
    // The checkpoint at the end may be what failed.
    EXPECT_TRUE(report().in_order()) << step << all_text(report());
  }
}

TEST_F(ARecorder, CannotBeKeptFromStartingByADiskThatComesLater) {
  disk.fail_after(0, {EROFS}, -1);
  Recorder recorder(disk, recording(), clock(), heard());
  await(1);
  EXPECT_FALSE(recorder.working());
  EXPECT_NE(error(0).find("Read-only"), std::string::npos) << error(0);
  recorder.record(entry(1));
  disk.heal();
  await(2);
  ASSERT_TRUE(recorder.record_now({}));
  EXPECT_EQ(health(), (std::vector<bool>{false, true}));
  EXPECT_EQ(counts(disk), std::vector<std::uint64_t>{1});
  // The start comes first, at the time when it was.
  EXPECT_NE(log().find("\"event\":\"start\""), std::string::npos);
  EXPECT_LT(log().find("\"event\":\"start\""), log().find("\"event\":\"audit-failed\""));
  EXPECT_LT(log().find("\"event\":\"audit-failed\""), log().find("\"event\":\"audit-recovered\""));
}

TEST_F(ARecorder, CannotHideThatMoreHappenedThanItCouldKeep) {
  disk.fail_after(0, {ENOSPC}, -1);
  Recorder recorder(disk, recording(10), clock(), heard());
  await(1);
  for (std::uint64_t i = 1; i <= 50; ++i) recorder.record(entry(i));
  disk.heal();
  await(2);
  ASSERT_TRUE(recorder.record_now({}));
  const auto kept = counts(disk).size();
  EXPECT_LT(kept, 11U);
  EXPECT_NE(log().find("\"lost\":" + std::to_string(50 - kept)), std::string::npos) << log();
}

TEST_F(ARecorder, CannotStaySilentWhenNothingHappens) {
  auto settings = recording();
  settings.log.interval = std::chrono::milliseconds(1);
  Recorder recorder(disk, settings, clock(), heard());
  ASSERT_TRUE(recorder.record_now({}));
  std::string first;
  while ((first = recorder.last_checkpoint()).empty()) std::this_thread::yield();
  while (recorder.last_checkpoint() == first) std::this_thread::yield();
}

TEST_F(ARecorder, CannotKeepQuietAboutDamageThatItFound) {
  { const Recorder recorder(disk, recording(), clock(), heard()); }
  std::string name = "/log/" + guard::audit::records_name(1);
  std::string bytes = disk.files().at(name);
  disk.set(name, bytes.substr(0, bytes.find('\n') + 1));
  {
    Recorder recorder(disk, recording(), clock(), heard());
    ASSERT_TRUE(recorder.record_now({}));
  }
  EXPECT_NE(log().find("\"event\":\"damage-found\",\"reason\":\"truncated\""), std::string::npos)
      << log();
  EXPECT_FALSE(report().in_order());
}

TEST_F(ARecorder, CannotMixUpWhatManyThreadsRecord) {
  constexpr std::uint64_t each = 50;
  {
    Recorder recorder(disk, recording(10'000), clock(), heard());
    std::vector<std::thread> threads;
    std::atomic<std::uint64_t> acknowledged{0};
    for (int thread = 0; thread < 4; ++thread)
      threads.emplace_back([&] {
        for (std::uint64_t i = 0; i < each; ++i) {
          recorder.record(entry(i));
          if (recorder.record_now({entry(i)})) ++acknowledged;
        }
      });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(acknowledged, 4 * each);
  }
  EXPECT_EQ(counts(disk).size(), 8 * each);
  EXPECT_EQ(all_text(report()), "");
}

}  // namespace
}  // namespace tests::hw_audit
