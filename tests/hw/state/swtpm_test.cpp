// SPDX-License-Identifier: LGPL-2.1-or-later
// The memory and a TPM in software, by the way that a real one is spoken to.
#include "tests/hw/state/swtpm.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "hw/state/open.hpp"
#include "hw/state/tpm.hpp"
#include "hw/state/tpm_memory.hpp"
#include "tests/hw/disk/fault.hpp"
#include "tests/hw/state/support.hpp"

namespace tests::hw::state {
namespace {

using disk::Fault;
using guard::Expected;
using ::hw::state::Loss;
using ::hw::state::Memory;
using ::hw::state::Testimony;
using ::hw::state::Tpm;
using ::hw::state::TpmMemory;

// A TPM whose power is cut before it counts.
class CutTpm final : public ::hw::state::Witness {
 public:
  explicit CutTpm(const std::string& tcti) : tpm_(tcti, ::hw::state::default_nv_index) {}
  Expected<std::optional<Testimony>> read() override { return tpm_.read(); }
  Expected<void> make() override { return tpm_.make(); }
  Expected<void> write_texts(const std::array<std::string, 2>& texts) override {
    return tpm_.write_texts(texts);
  }
  Expected<void> increment() override { return guard::fail("power was cut"); }

 private:
  Tpm tpm_;
};

std::string new_folder() {
  std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
  return mkdtemp(name.data());
}

class RealTpm : public testing::Test {
 protected:
  void SetUp() override {
    if (!Swtpm::installed()) GTEST_SKIP() << "swtpm is not installed; tools/setup installs it";
    tpm = std::make_unique<Swtpm>(folder);
  }
  ~RealTpm() override {
    tpm.reset();
    std::filesystem::remove_all(folder);
  }

  [[nodiscard]] std::unique_ptr<Memory> memory() const {
    auto opened = ::hw::state::open_memory({folder / "state", tpm->tcti()}, ::hw::disk::real());
    EXPECT_TRUE(opened);
    return std::move(*opened);
  }
  [[nodiscard]] Loss loss() const {
    const auto loaded = memory()->load();
    EXPECT_FALSE(loaded);
    return loaded ? Loss::unreadable : loaded.error().why;
  }
  void provision() {
    const auto made = memory()->provision();
    ASSERT_TRUE(made) << made.error().text();
    ASSERT_TRUE(memory()->store(after(1)));
  }
  [[nodiscard]] std::uint64_t counter() const {
    return Tpm(tpm->tcti(), ::hw::state::default_nv_index).read().value()->counter;
  }
  [[nodiscard]] std::filesystem::path file() const { return folder / "state" / "memory"; }

  std::filesystem::path folder = new_folder();
  std::unique_ptr<Swtpm> tpm;
};

TEST_F(RealTpm, CannotForgetOverAPowerCut) {
  provision();
  const std::uint64_t before = counter();
  tpm->stop();
  tpm->start();
  EXPECT_EQ(counter(), before);
  EXPECT_EQ(memory()->load()->accepted, after(1).accepted);
  EXPECT_TRUE(memory()->store(after(2)));
  EXPECT_EQ(memory()->load()->accepted, after(2).accepted);
  EXPECT_EQ(counter(), before + 1);
}

TEST_F(RealTpm, CannotLeaveAFilePutBackUnnoticed) {
  provision();
  std::filesystem::copy_file(file(), folder / "old");
  ASSERT_TRUE(memory()->store(after(2)));
  std::filesystem::copy_file(folder / "old", file(),
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(loss(), Loss::rolled_back);
  EXPECT_FALSE(memory()->store(after(3)));
  EXPECT_TRUE(memory()->recover());
  EXPECT_EQ(memory()->load()->recoveries, 1U);
}

TEST_F(RealTpm, CannotBeStuckWhenPowerIsCutBeforeItCounts) {
  provision();
  TpmMemory cut(folder / "state", ::hw::disk::real(), std::make_unique<CutTpm>(tpm->tcti()));
  const std::uint64_t before = counter();
  EXPECT_FALSE(cut.store(after(2)));
  EXPECT_EQ(counter(), before);
  EXPECT_EQ(memory()->load()->accepted, after(2).accepted) << "the file was written";
  EXPECT_EQ(counter(), before + 1) << "and loading it makes up for the count";
  EXPECT_TRUE(memory()->store(after(3)));
}

TEST_F(RealTpm, CannotBeStuckWhenPowerIsCutBeforeTheFileIsWritten) {
  provision();
  {
    const Fault fault("disk/rename");
    EXPECT_FALSE(memory()->store(after(2)));
  }
  EXPECT_EQ(memory()->load()->accepted, after(1).accepted) << "the TPM knows the old text still";
  EXPECT_TRUE(memory()->store(after(3)));
  EXPECT_EQ(memory()->load()->accepted, after(3).accepted);
}

TEST_F(RealTpm, CannotTakeAForgery) {
  provision();
  auto forged = after(9);
  forged.generation = counter() + 1;
  ASSERT_TRUE(::hw::state::MemoryFile(folder / "state", ::hw::disk::real()).write(forged));
  EXPECT_EQ(loss(), Loss::damaged);
}

TEST_F(RealTpm, CannotOpenAnythingWhileItDoesNotAnswer) {
  provision();
  tpm->stop();
  EXPECT_EQ(loss(), Loss::unreadable);
  EXPECT_FALSE(memory()->store(after(2)));
  EXPECT_FALSE(memory()->provision());
  EXPECT_FALSE(memory()->recover());
  tpm->start();
  EXPECT_EQ(memory()->load()->accepted, after(1).accepted);
}

TEST_F(RealTpm, CannotBeReplacedUnnoticed) {
  provision();
  tpm->stop();
  std::filesystem::remove(folder / "tpm2-00.permall");
  tpm->start();
  EXPECT_EQ(loss(), Loss::missing);
  EXPECT_FALSE(memory()->store(after(2)));
  const auto recovered = memory()->recover();
  ASSERT_TRUE(recovered) << recovered.error().text();
  EXPECT_EQ(recovered->accepted, after(1).accepted) << "the file is kept";
  EXPECT_TRUE(memory()->store(*recovered));
}

TEST_F(RealTpm, CannotBeUsedAtAnIndexOfAnotherKind) {
  provision();
  const std::uint32_t not_a_counter = ::hw::state::default_nv_index + 1;
  EXPECT_FALSE(Tpm(tpm->tcti(), not_a_counter).read());
  EXPECT_FALSE(Tpm(tpm->tcti(), not_a_counter).make());
}

TEST(TpmSettings, CannotBeNonsense) {
  const std::filesystem::path nowhere = "/nonexistent";
  EXPECT_FALSE(
      ::hw::state::open_memory({nowhere, "device:/dev/x", 0x01400000}, ::hw::disk::real()));
  const auto opened = ::hw::state::open_memory({nowhere, "no-such-tcti:x"}, ::hw::disk::real());
  ASSERT_TRUE(opened);
  EXPECT_FALSE((*opened)->recover());
  EXPECT_FALSE(std::filesystem::exists(nowhere));
}

}  // namespace
}  // namespace tests::hw::state
