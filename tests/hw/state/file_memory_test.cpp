// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/file_memory.hpp"

#include <gtest/gtest.h>

#include "tests/hw/disk/after_a_cut.hpp"
#include "tests/hw/state/support.hpp"

namespace tests::hw::state {
namespace {

using disk::CrashDisk;
using disk::Cut;
using disk::for_each_state_after_a_cut;
using ::hw::state::Contents;
using ::hw::state::FileMemory;
using ::hw::state::Loss;

const std::filesystem::path folder = "/var/lib/faceguard";
const std::filesystem::path file = folder / "memory";

Loss loss_of(CrashDisk& disk) {
  const auto loaded = FileMemory(folder, disk).load();
  EXPECT_FALSE(loaded);
  return loaded ? Loss::unreadable : loaded.error().why;
}

// A disk on which `count` stores were acknowledged.
CrashDisk stored(std::uint64_t count) {
  CrashDisk disk;
  FileMemory memory(folder, disk);
  EXPECT_TRUE(memory.provision());
  disk.acknowledge();
  for (std::uint64_t n = 1; n <= count; ++n) {
    EXPECT_TRUE(memory.store(after(n)));
    disk.acknowledge();
  }
  return disk;
}

void overwrite(CrashDisk& disk, const std::string& bytes) {
  ASSERT_TRUE(disk.truncate(file, 0));
  ASSERT_TRUE(disk.append(file, bytes));
}

TEST(FileMemory, CannotGoBackOrBecomeAThirdAfterAPowerCut) {
  std::size_t states = for_each_state_after_a_cut(stored(3), [](CrashDisk& disk, const Cut& cut) {
    FileMemory memory(folder, disk);
    auto found = memory.load();
    if (cut.acknowledged == 0 && !found) {
      EXPECT_EQ(found.error().why, Loss::missing) << cut.words;
      return;
    }
    ASSERT_TRUE(found) << cut.words << ": " << found.error().text();
    found->generation = 0;
    const std::uint64_t acknowledged = cut.acknowledged == 0 ? 0 : cut.acknowledged - 1;
    EXPECT_TRUE(*found == after(acknowledged) || *found == after(acknowledged + 1)) << cut.words;
    EXPECT_TRUE(memory.store(after(9))) << cut.words;
    EXPECT_EQ(memory.load()->accepted, after(9).accepted) << cut.words;
  });
  EXPECT_GT(states, 30U);
}

TEST(FileMemory, CannotForgetWhatItAccepted) {
  CrashDisk disk = stored(3);
  FileMemory memory(folder, disk);
  EXPECT_FALSE(memory.store(after(2)));
  EXPECT_FALSE(memory.store(after(0)));
  EXPECT_EQ(memory.load()->accepted, after(3).accepted);
}

TEST(FileMemory, CannotBeTakenForANewDevicesWhenItIsGone) {
  CrashDisk disk = stored(1);
  ASSERT_TRUE(disk.remove(file));
  EXPECT_EQ(loss_of(disk), Loss::missing);
  EXPECT_FALSE(FileMemory(folder, disk).store(after(2))) << "a store makes no memory";
  CrashDisk empty;
  EXPECT_EQ(loss_of(empty), Loss::missing);
}

TEST(FileMemory, CannotBeDamagedUnnoticed) {
  CrashDisk disk = stored(1);
  for (const std::string& bytes : {std::string(), std::string("{}\n"), std::string(200, '\0'),
                                   std::string(::hw::state::max_memory_bytes + 1, 'x')}) {
    overwrite(disk, bytes);
    EXPECT_EQ(loss_of(disk), Loss::damaged) << bytes.size();
    EXPECT_FALSE(FileMemory(folder, disk).store(after(2))) << "nothing overwrites the damage";
  }
}

TEST(FileMemory, CannotBeOverwrittenByAFirstOne) {
  CrashDisk disk = stored(2);
  EXPECT_FALSE(FileMemory(folder, disk).provision());
  overwrite(disk, "damaged");
  EXPECT_FALSE(FileMemory(folder, disk).provision());
}

TEST(FileMemory, CannotRecoverWhatIsNotLost) {
  CrashDisk disk = stored(2);
  EXPECT_FALSE(FileMemory(folder, disk).recover());
  EXPECT_EQ(FileMemory(folder, disk).load()->accepted, after(2).accepted);
}

TEST(FileMemory, CannotRecoverInSilence) {
  CrashDisk disk = stored(2);
  overwrite(disk, "damaged");
  const auto recovered = FileMemory(folder, disk).recover();
  ASSERT_TRUE(recovered);
  EXPECT_EQ(recovered->recoveries, 1U);
  EXPECT_TRUE(recovered->accepted.empty());
  EXPECT_EQ(disk.read(folder / "memory.lost", 100).value(), "damaged") << "kept to be looked at";
  Contents next = *recovered;
  next.recoveries = 0;
  EXPECT_FALSE(FileMemory(folder, disk).store(next)) << "the count stays";
}

TEST(FileMemory, CannotBeHalfRecovered) {
  CrashDisk damaged = stored(2);
  overwrite(damaged, "damaged");
  ASSERT_TRUE(damaged.sync(file));
  CrashDisk disk = damaged;
  ASSERT_TRUE(FileMemory(folder, disk).recover());
  for_each_state_after_a_cut(disk, [&](CrashDisk& cut_off, const Cut& cut) {
    if (cut.steps < damaged.steps().size()) return;
    FileMemory memory(folder, cut_off);
    if (const auto found = memory.load()) {
      EXPECT_EQ(found->recoveries, 1U) << cut.words;
    } else {
      EXPECT_TRUE(memory.recover()) << cut.words;
    }
  });
}

}  // namespace
}  // namespace tests::hw::state
