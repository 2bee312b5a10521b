// SPDX-License-Identifier: LGPL-2.1-or-later
// Power is cut between any two steps of the disk and of a stand-in for the TPM.
#include "hw/state/tpm_memory.hpp"

#include <gtest/gtest.h>

#include "tests/hw/disk/after_a_cut.hpp"
#include "tests/hw/state/support.hpp"

namespace tests::hw::state {
namespace {

using disk::CrashDisk;
using disk::Cut;
using disk::for_each_state_after_a_cut;
using guard::Expected;
using ::hw::state::Loss;
using ::hw::state::Testimony;
using ::hw::state::TpmMemory;

const std::filesystem::path folder = "/state";
const std::filesystem::path file = folder / "memory";

// What is outside the disk at some moment, and how many stores had been acknowledged.
struct Moment {
  std::optional<Testimony> tpm;
  std::uint64_t acknowledged = 0;
};

struct Chip {
  std::vector<Moment> moments = {{}};
  bool answers = true;

  void change(CrashDisk& disk, const Moment& moment) {
    moments.push_back(moment);
    disk.acknowledge();  // counts moments
  }
};

class FakeTpm final : public ::hw::state::Witness {
 public:
  FakeTpm(Chip& chip, CrashDisk& disk) : chip_(chip), disk_(disk) {}

  Expected<std::optional<Testimony>> read() override {
    if (!chip_.answers) return guard::fail("no answer");
    return now().tpm;
  }
  Expected<void> make() override {
    if (!now().tpm) change(Testimony{41, {}});
    return {};
  }
  Expected<void> write_texts(const std::array<std::string, 2>& texts) override {
    change(Testimony{now().tpm->counter, texts});
    return {};
  }
  Expected<void> increment() override {
    change(Testimony{now().tpm->counter + 1, now().tpm->texts});
    return {};
  }

 private:
  const Moment& now() { return chip_.moments.back(); }
  void change(const Testimony& after) { chip_.change(disk_, {after, now().acknowledged}); }

  Chip& chip_;
  CrashDisk& disk_;
};

struct Device {
  Chip chip;
  CrashDisk disk;

  TpmMemory memory() { return {folder, disk, std::make_unique<FakeTpm>(chip, disk)}; }
  void acknowledge() {
    chip.change(disk, {chip.moments.back().tpm, chip.moments.back().acknowledged + 1});
  }
  Loss loss() {
    const auto loaded = memory().load();
    EXPECT_FALSE(loaded);
    return loaded ? Loss::unreadable : loaded.error().why;
  }
};

// Acknowledged are the first memory and `count` stores.
Device stored(std::uint64_t count) {
  Device device;
  TpmMemory memory = device.memory();
  EXPECT_TRUE(memory.provision());
  device.acknowledge();
  for (std::uint64_t n = 1; n <= count; ++n) {
    EXPECT_TRUE(memory.store(after(n)));
    device.acknowledge();
  }
  return device;
}

TEST(TpmMemory, CannotGoBackOrBecomeAThirdAfterAPowerCut) {
  const Device device = stored(3);
  std::size_t interrupted = 0;
  for_each_state_after_a_cut(device.disk, [&](CrashDisk& disk, const Cut& cut) {
    const Moment& moment = device.chip.moments[cut.acknowledged];
    Device later{{{moment}, true}, disk};
    auto found = later.memory().load();
    if (moment.acknowledged == 0 && !found) {
      EXPECT_EQ(found.error().why, Loss::missing) << cut.words;
      EXPECT_TRUE(later.memory().recover() || later.memory().provision()) << cut.words;
      return;
    }
    ASSERT_TRUE(found) << cut.words << ": " << found.error().text();
    if (found->generation != moment.tpm->counter) ++interrupted;
    const std::uint64_t n = moment.acknowledged == 0 ? 0 : moment.acknowledged - 1;
    EXPECT_TRUE(found->accepted == after(n).accepted || found->accepted == after(n + 1).accepted)
        << cut.words;
    EXPECT_TRUE(later.memory().store(after(9))) << cut.words;
    EXPECT_EQ(later.memory().load()->accepted, after(9).accepted) << cut.words;
  });
  EXPECT_GT(interrupted, 0U) << "the file is written before the TPM counts";
}

TEST(TpmMemory, CannotBePutBack) {
  Device device = stored(2);
  const CrashDisk old = device.disk;
  ASSERT_TRUE(device.memory().store(after(3)));
  device.disk = old;
  EXPECT_EQ(device.loss(), Loss::rolled_back);
  EXPECT_FALSE(device.memory().store(after(4)));
}

TEST(TpmMemory, CannotBeForgedOnAnotherComputer) {
  for (const std::uint64_t ahead : {0U, 1U, 2U, 1000U}) {
    Device device = stored(2);
    auto forged = after(1);
    forged.generation = device.chip.moments.back().tpm->counter + ahead;
    ASSERT_TRUE(::hw::state::MemoryFile(folder, device.disk).write(forged));
    EXPECT_EQ(device.loss(), Loss::damaged) << ahead;
    const auto recovered = device.memory().recover();
    ASSERT_TRUE(recovered);
    EXPECT_TRUE(recovered->accepted.empty()) << "nothing of a forgery is kept";
  }
}

TEST(TpmMemory, CannotBeLoadedWithoutItsTpm) {
  Device device = stored(2);
  device.chip.answers = false;
  EXPECT_EQ(device.loss(), Loss::unreadable);
  EXPECT_FALSE(device.memory().store(after(3)));
  EXPECT_FALSE(device.memory().recover());
  device.chip.answers = true;
  EXPECT_TRUE(device.memory().load()) << "it comes back by itself";
  device.chip.moments.back().tpm.reset();
  EXPECT_EQ(device.loss(), Loss::missing) << "cleared, or another TPM";
}

TEST(TpmMemory, CannotLowerAFloorByRecovering) {
  Device device = stored(2);
  const CrashDisk old = device.disk;
  ASSERT_TRUE(device.memory().store(after(3)));
  device.disk = old;
  const auto recovered = device.memory().recover();
  ASSERT_TRUE(recovered);
  EXPECT_EQ(recovered->accepted, after(2).accepted) << "what the older one says is kept";
  EXPECT_EQ(recovered->recoveries, 1U);
  EXPECT_FALSE(device.memory().recover()) << "nothing is lost any more";
}

TEST(TpmMemory, CannotBeMadeTwice) {
  Device device = stored(2);
  EXPECT_FALSE(device.memory().provision());
  ASSERT_TRUE(device.disk.remove(file));
  EXPECT_FALSE(device.memory().provision()) << "the TPM knows that there was one";
  EXPECT_TRUE(device.memory().recover());
}

}  // namespace
}  // namespace tests::hw::state
