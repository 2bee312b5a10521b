// SPDX-License-Identifier: LGPL-2.1-or-later
#include <fcntl.h>
#include <sys/file.h>

#include "hw/descriptor.hpp"
#include "tests/hw/custody/support.hpp"
#include "tests/hw/disk/fault.hpp"

namespace tests::hw::custody {
namespace {

using disk::Fault;
using disk::Times;

// In the place of another process.
struct Holder {
  explicit Holder(const std::string& state)
      : lock(open((state + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    EXPECT_EQ(flock(lock.get(), LOCK_EX | LOCK_NB), 0);
  }
  const ::hw::Descriptor lock;
};

class AStateInTrouble : public Device {
 protected:
  void expect_off(const Judge& judged) {
    ASSERT_TRUE(judged->off());
    EXPECT_TRUE(blocks(judged));
    EXPECT_TRUE(blocks(judged, "unknown"));
    EXPECT_FALSE(blocks(judged, "face-detection"));
    EXPECT_FALSE(blocks(judged, "face-redaction"));
  }
};

TEST_F(AStateInTrouble, CannotPermitWithoutAMemory) {
  deliver({});
  expect_off(judge());
  provision();
  EXPECT_TRUE(eventually([&] { return !blocks(judge()); })) << "it comes back by itself";
}

// Whoever asks for a TPM must not go by a memory that anybody can put back.
TEST_F(AStateInTrouble, CannotBeSharedWithWhoAsksForAnotherTpm) {
  provision();
  deliver({});
  ASSERT_FALSE(blocks(judge()));
  Places other = places;
  other.tpm = "swtpm:port=1";
  Custodian second(other, means);
  const Judge judged = second.look();
  expect_off(judged);
  EXPECT_NE(judged->off()->text().find("TPM"), std::string::npos) << judged->off()->text();
  EXPECT_FALSE(blocks(judge()));
}

TEST_F(AStateInTrouble, CannotPermitWithADamagedMemory) {
  provision();
  deliver({});
  ASSERT_FALSE(blocks(judge()));
  custodian.reset();
  const std::string good = read("state/memory");
  write("state/memory", good.substr(1));
  expect_off(judge());
  EXPECT_EQ(custodian->take_news().size(), 1U);
  (void)judge();
  EXPECT_TRUE(custodian->take_news().empty()) << "told once";
  write("state/memory", good);
  EXPECT_TRUE(eventually([&] { return !blocks(judge()); }));
}

TEST_F(AStateInTrouble, CannotLetARolledBackDocumentInWhenItEnds) {
  provision();
  const std::string old = DescriptorDraft{.revision = 3, .context = kiosk}.text();
  deliver({.revision = 5, .context = police});
  ASSERT_TRUE(blocks(judge()));
  custodian.reset();
  write("device.json", old);
  {
    const Holder other(places.state);
    expect_off(judge());
    EXPECT_EQ(read("state/documents/descriptor.json").find(old), std::string::npos)
        << "the good copy is kept";
  }
  ASSERT_TRUE(eventually([&] { return !judge()->off(); }));
  EXPECT_TRUE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("descriptor").number, 5U);
  deliver({.revision = 6, .context = kiosk});
  EXPECT_FALSE(blocks(judge())) << "and is not stuck";
}

TEST_F(AStateInTrouble, CannotLetAStrangersRootInWhenItEnds) {
  provision();
  places.root = path("root.json");
  write("root.json", root_text(1, root_key, fleet_key, {root_key}));
  write("fleet.toml", statement(Role::fleet_config, 1, binding));
  deliver({});
  ASSERT_FALSE(blocks(judge()));
  custodian.reset();
  write("root.json", root_text(2, stranger, stranger, {stranger}));
  write("fleet.toml", statement(Role::fleet_config, 9, binding, "2027-06-30", stranger));
  deliver({.revision = 9, .key = stranger});
  {
    const Holder other(places.state);
    EXPECT_TRUE(judge()->off());
  }
  ASSERT_TRUE(eventually([&] { return !judge()->off(); }));
  EXPECT_TRUE(blocks(judge()));
  EXPECT_EQ(memory().accepted.at("root").number, 1U);
  EXPECT_EQ(memory().accepted.at("descriptor").number, 1U);
}

TEST_F(AStateInTrouble, CannotPermitWhereTheConfigAsksForOneThatIsNotThere) {
  places.state.clear();
  deliver({});
  ASSERT_FALSE(blocks(judge()));
  write("fleet.toml", "require-state = true\n" + read("fleet.toml"));
  expect_off(judge());
}

// Every step that writes, at its first and at its second turn.
TEST_F(AStateInTrouble, CannotOpenBeforeAllIsOnRecord) {
  provision();
  deliver({.revision = 1, .context = police});
  ASSERT_TRUE(blocks(judge()));
  int revision = 1;
  for (const char* point : {"disk/create", "disk/append", "disk/sync", "disk/rename",
                            "disk/sync_folder", "document/read", "document/verify"})
    for (const Times times : {Times::once, Times::always}) {
      deliver({.revision = ++revision, .context = police});
      ASSERT_TRUE(eventually([&] { return !judge()->off(); })) << point;
      deliver({.revision = ++revision, .context = kiosk});
      {
        const Fault fault(point, ENOSPC, times);
        EXPECT_TRUE(blocks(judge())) << point;
      }
      EXPECT_TRUE(eventually([&] { return !blocks(judge()); })) << point << " never recovered";
      EXPECT_EQ(memory().accepted.at("descriptor").number, unsigned(revision)) << point;
    }
}

TEST_F(AStateInTrouble, CannotTellOfAFullDiskAgainAndAgain) {
  provision();
  deliver({});
  ASSERT_FALSE(blocks(judge()));
  deliver({.revision = 2});
  std::size_t told = 0;
  const Fault fault("disk/append", ENOSPC);
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(blocks(judge()));
    told += custodian->take_news().size();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_GE(told, 1U);
  EXPECT_LE(told, 2U) << "the memory, and perhaps the log";
}

TEST_F(AStateInTrouble, CannotBeBrickedByAClockThatJumps) {
  provision();
  deliver({});
  ASSERT_FALSE(blocks(judge()));
  const auto wall = clock.wall;
  {
    const std::lock_guard lock(mutex);
    clock.wall = guard::facts::day_of("2038-01-19").value();
  }
  EXPECT_TRUE(blocks(judge())) << "no longer valid there";
  custodian.reset();  // which keeps the time proved
  EXPECT_LT(memory().no_earlier_than, guard::facts::day_of("2027-01-01").value());
  {
    const std::lock_guard lock(mutex);
    clock.wall = wall;
  }
  EXPECT_FALSE(blocks(judge()));
}

}  // namespace
}  // namespace tests::hw::custody
