// SPDX-License-Identifier: LGPL-2.1-or-later
// What a playing pipeline has to have on record before it permits, and what the record says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "guard/audit/names.hpp"
#include "guard/audit/verify.hpp"
#include "hw/audit/key.hpp"
#include "tests/hw/disk/fault.hpp"
#include "tests/pipeline/running.hpp"

namespace tests::pipeline {
namespace {

namespace fs = std::filesystem;
using hw::disk::Fault;
using hw::disk::Hang;

struct Failure {
  const char* name;
  const char* point;
  int error;
  const char* why;
  friend void PrintTo(const Failure& failure, std::ostream* out) { *out << failure.name; }
};

class RunningFault : public testing::TestWithParam<Failure> {};

TEST_P(RunningFault, CannotOpenBeforeTheDiskIsBack) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet, "state=" + fleet.state_folder());
  {
    const Fault fault(GetParam().point, GetParam().error);
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    expect_off(run, GetParam().why);
    EXPECT_EQ(run.seen(), 0U);
  }
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

TEST_P(RunningFault, CannotOpenByADocumentThatIsNotOnRecord) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", us_police_body_camera);
  Running run(fleet, "state=" + fleet.state_folder());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.closes());
  {
    const Fault fault(GetParam().point, GetParam().error);
    fleet.replace("device.json", fleet.envelope(consented_kiosk, 2));
    expect_off(run, GetParam().why);
    EXPECT_EQ(run.seen(), 0U);
  }
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

TEST_P(RunningFault, CannotStayOpenWhileNothingCanBePutOnRecord) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet, "state=" + fleet.state_folder());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  {
    const Fault fault(GetParam().point, GetParam().error);
    fleet.replace("device.json", fleet.envelope(consented_kiosk, 2));
    expect_off(run, GetParam().why);
  }
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

INSTANTIATE_TEST_SUITE_P(
    Points, RunningFault,
    testing::Values(Failure{"FullDisk", "disk/append", ENOSPC, "No space left"},
                    Failure{"BrokenDisk", "disk/sync", EIO, "Input/output error"},
                    Failure{"ReadOnly", "disk/create", EROFS, "Read-only"},
                    Failure{"NoRights", "disk/append", EACCES, "Permission denied"}),
    [](const auto& one) { return one.param.name; });

TEST(RunningAudit, CannotStayOpenWhenTheLogFailsByItself) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet, "state=" + fleet.state_folder());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  {
    const Fault fault("disk/append", EIO);
    // A stage that comes while the pipeline plays is put on record, and nobody waits for it.
    const Playback other("videotestsrc num-buffers=1 ! poolstage ! fakesink");
    ASSERT_TRUE(const_cast<Playback&>(other).play() == "eos");
    expect_off(run, "audit log can't be written");
  }
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

// As a card does that erases a block, or a volume that has lost its server.
TEST(RunningAudit, CannotKeepAnythingOpenWhileTheDiskTakesItsTime) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet, "state=" + fleet.state_folder());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  {
    const Hang hang("disk/sync");
    fleet.replace("device.json", fleet.envelope(consented_kiosk, 2));
    ASSERT_TRUE(eventually(Hang::reached));
    fleet.replace("device.json", fleet.envelope(us_police_body_camera, 3));
    EXPECT_TRUE(eventually([&] { return all_closed(run.guard.get()); }, 5));
    EXPECT_TRUE(eventually([&] { return outcome(run.guard.get()) == "prohibit"; }, 5));
    EXPECT_TRUE(run.records_alone());
    fleet.replace("device.json", fleet.envelope(consented_kiosk, 4));
    EXPECT_TRUE(run.records_alone(50));
    EXPECT_EQ(outcome(run.guard.get()), "prohibit");
  }
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

// As many documents as it takes, from somebody who may write the folder and hopes to be lost count
// of.
TEST(RunningAudit, CannotBeOpenedByAFloodOfDocumentsThatTheDiskDoesNotTake) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet, "state=" + fleet.state_folder());
  ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(run.opens());
  {
    const Hang hang("disk/sync");
    fleet.replace("device.json", fleet.envelope(us_police_body_camera, 2));
    ASSERT_TRUE(eventually(Hang::reached));
    ASSERT_TRUE(eventually([&] { return all_closed(run.guard.get()); }, 5));
    for (int revision = 3; revision < 40; ++revision) {
      fleet.replace("device.json", fleet.envelope(consented_kiosk, revision));
      EXPECT_TRUE(run.records_alone(3)) << revision;
    }
  }
  EXPECT_TRUE(run.opens());
  EXPECT_TRUE(run.recorded_whole());
}

TEST(RunningAudit, CannotStartWithoutSayingWhyWhereItIsToRefuse) {
  Fleet fleet;
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  Running run(fleet, "on-prohibited=refuse state=" + fleet.path("nowhere"));
  run.playback.start(GST_STATE_PLAYING);
  const std::string error = run.playback.finish();
  EXPECT_NE(error.find("stage"), std::string::npos) << error;
  // From another thread, when that was the first to look at the folder.
  EXPECT_TRUE(eventually([&] {
    return run.playback.warnings().find("faceguard state init") != std::string::npos;
  })) << run.playback.warnings();
  EXPECT_NE(error.find("Identification is off"), std::string::npos) << error;
  EXPECT_NE(error.find("nowhere"), std::string::npos) << error;
  EXPECT_EQ(run.seen(), 0U);
}

// The log of a state folder, and what verification says of it.
struct Log {
  explicit Log(const std::string& state) {
    const fs::path folder = fs::path(state) / "audit";
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(folder))
      names.push_back(file.path().filename().string());
    std::ranges::sort(names);
    guard::audit::Evidence evidence;
    std::vector<guard::audit::VerifierKey> keys;
    for (const std::string& name : names) {
      const std::string bytes = bytes_of(folder / name);
      if (guard::audit::first_record(name)) {
        evidence.records.push_back({name, bytes});
        text += bytes;
      } else if (guard::audit::first_checkpoint(name)) {
        evidence.checkpoints.push_back({name, bytes});
      }
    }
    for (const fs::path& place : {folder, fs::path(state)})
      if (fs::exists(place / ::hw::audit::verifier_file))
        if (auto key =
                guard::audit::VerifierKey::parse(bytes_of(place / ::hw::audit::verifier_file)))
          keys.push_back(*key);
    EXPECT_FALSE(keys.empty());
    report = guard::audit::verify(evidence, keys);
    for (const auto& finding : report.findings) findings += guard::audit::text(finding) + "\n";
  }
  [[nodiscard]] std::size_t events(const std::string& word) const {
    return times(text, "\"event\":\"" + word + "\"");
  }
  std::string text;
  guard::audit::Report report;
  std::string findings;
};

TEST(RunningAudit, CannotLeaveOutWhatHappenedNorTellWhoWasFilmed) {
  Fleet fleet;
  const std::string state = fleet.state_folder();
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  {
    Running run(fleet, "state=" + state, {}, "240/1", "john-doe");
    ASSERT_TRUE(run.playback.reach(GST_STATE_PLAYING));
    ASSERT_TRUE(run.opens());
    fleet.replace("device.json", fleet.envelope(us_police_body_camera, 2));
    ASSERT_TRUE(run.records_alone(20));
    fleet.replace("device.json", fleet.envelope(us_police_body_camera, 1));
    ASSERT_TRUE(eventually([&] { return times(run.playback.warnings(), "device.json") == 1; }));
    fleet.replace("device.json", fleet.envelope(consented_kiosk, 3));
    ASSERT_TRUE(eventually([&] { return all_open(run.guard.get()); }));
    EXPECT_TRUE(run.recorded_whole());
  }
  // The element is gone and the log with it, unless the watching thread still holds it.
  ASSERT_TRUE(eventually([&] { return Log(state).events("stop") == 1; }));
  const Log log(state);
  EXPECT_TRUE(log.report.in_order()) << log.findings;
  EXPECT_EQ(log.findings, "");
  EXPECT_EQ(log.report.covered, log.report.last) << "a checkpoint vouches for the end as well";
  EXPECT_EQ(log.events("start"), 1U) << log.text;
  EXPECT_EQ(log.events("document-accepted"), 3U) << log.text;
  EXPECT_EQ(log.events("document-refused"), 1U) << log.text;
  EXPECT_EQ(log.events("verdict-changed"), 3U) << log.text;
  EXPECT_GE(log.events("stage-found"), 1U) << log.text;
  EXPECT_EQ(log.events("gate-closed"), 1U) << log.text;
  EXPECT_EQ(log.events("gate-opened"), 1U) << log.text;
  const std::string opened = log.text.substr(log.text.find("\"gate-opened\""));
  const std::size_t bypassed = opened.find("\"bypassed\":");
  ASSERT_NE(bypassed, std::string::npos) << opened;
  EXPECT_GE(std::stoi(opened.substr(bypassed + 11)), 10) << opened;
  EXPECT_EQ(times(log.text, "john-doe"), 0U);
}

TEST(RunningAudit, CannotSetTwoGuardsWithOneFolderAgainstEachOther) {
  Fleet fleet;
  const std::string state = fleet.state_folder();
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  {
    Running one(fleet, "state=" + state);
    Running other(fleet, "state=" + state + "/../state");
    ASSERT_TRUE(one.playback.reach(GST_STATE_PLAYING));
    ASSERT_TRUE(other.playback.reach(GST_STATE_PLAYING));
    EXPECT_TRUE(one.opens());
    EXPECT_TRUE(other.opens());
    fleet.replace("device.json", fleet.envelope(us_police_body_camera, 2));
    EXPECT_TRUE(one.closes());
    EXPECT_TRUE(other.closes());
    fleet.replace("device.json", fleet.envelope(consented_kiosk, 3));
    EXPECT_TRUE(one.opens());
    EXPECT_TRUE(other.opens());
    EXPECT_TRUE(one.recorded_whole());
    EXPECT_TRUE(other.recorded_whole());
    EXPECT_EQ(one.playback.warnings().find("in use"), std::string::npos);
  }
  ASSERT_TRUE(eventually([&] { return Log(state).events("stop") == 1; }));
  const Log log(state);
  EXPECT_TRUE(log.report.in_order()) << log.findings;
  EXPECT_EQ(log.events("start"), 1U);
}

TEST(RunningAudit, CannotShareItsFolderWithAnotherProcess) {
  Fleet fleet;
  const std::string state = fleet.state_folder();
  (void)fleet.signed_descriptor("device.json", consented_kiosk);
  int ready[2];
  int done[2];
  ASSERT_EQ(pipe(ready), 0);
  ASSERT_EQ(pipe(done), 0);
  const pid_t child = fork();
  if (child == 0) {
    close(done[1]);
    char byte = 0;
    {
      Running first(fleet, "state=" + state);
      byte = first.playback.reach(GST_STATE_PLAYING) && first.opens() ? 'y' : 'n';
      (void)!write(ready[1], &byte, 1);
      (void)!read(done[0], &byte, 1);  // until the other end is closed
      (void)first.playback.reach(GST_STATE_NULL);
    }
    _exit(0);
  }
  close(ready[1]);
  close(done[0]);
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  ASSERT_EQ(byte, 'y');
  Running second(fleet, "state=" + state);
  ASSERT_TRUE(second.playback.reach(GST_STATE_PLAYING));
  expect_off(second, "in use by another process");
  EXPECT_EQ(second.seen(), 0U);
  close(done[1]);
  EXPECT_TRUE(second.opens()) << "the other has gone";
  EXPECT_TRUE(second.recorded_whole());
}

}  // namespace
}  // namespace tests::pipeline
