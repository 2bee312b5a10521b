// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/custody/support.hpp"
#include "tests/hw/disk/after_a_cut.hpp"

namespace tests::hw::custody {
namespace {

using ::hw::custody::Acceptance;
using ::hw::custody::StateFolder;

// The log writes on a thread of its own.
class SharedDisk final : public ::hw::disk::Disk {
  template <class Call>
  std::invoke_result_t<Call> locked(Call call) {
    const std::lock_guard lock(mutex_);
    return call();
  }

 public:
  explicit SharedDisk(disk::CrashDisk& disk) : disk_(disk) {}
  template <class T>
  using Expected = guard::Expected<T>;
  using path = fs::path;

  bool exists(const path& file) override {
    return locked([&] { return disk_.exists(file); });
  }
  Expected<std::string> read(const path& file, std::size_t max) override {
    return locked([&] { return disk_.read(file, max); });
  }
  Expected<std::vector<std::string>> list(const path& folder) override {
    return locked([&] { return disk_.list(folder); });
  }
  Expected<void> make_folder(const path& folder) override {
    return locked([&] { return disk_.make_folder(folder); });
  }
  Expected<void> create(const path& file, ::hw::disk::Readers readers) override {
    return locked([&] { return disk_.create(file, readers); });
  }
  Expected<void> append(const path& file, std::string_view bytes) override {
    return locked([&] { return disk_.append(file, bytes); });
  }
  Expected<void> truncate(const path& file, std::size_t bytes) override {
    return locked([&] { return disk_.truncate(file, bytes); });
  }
  Expected<void> sync(const path& file) override {
    return locked([&] { return disk_.sync(file); });
  }
  Expected<void> sync_folder(const path& folder) override {
    return locked([&] { return disk_.sync_folder(folder); });
  }
  Expected<void> rename(const path& from, const path& to) override {
    return locked([&] { return disk_.rename(from, to); });
  }
  Expected<void> remove(const path& file) override {
    return locked([&] { return disk_.remove(file); });
  }
  void acknowledge() {
    locked([&] { return disk_.acknowledge(), true; });
  }

 private:
  std::mutex mutex_;
  disk::CrashDisk& disk_;
};

Acceptance revision(std::uint64_t number) {
  const std::string envelope = "the envelope of revision " + std::to_string(number);
  return {"descriptor", {number, guard::trust::digest_of(envelope)}, {}, envelope};
}

TEST(AStateAfterAPowerCut, CannotBeOlderThanWhatWasAcknowledgedNorAThird) {
  const fs::path folder = "/faceguard-state-of-a-test";  // of the disk in memory alone
  disk::CrashDisk run;
  SharedDisk shared(run);
  ASSERT_TRUE(::hw::state::FileMemory(folder, shared).provision());
  Means means;
  means.disk = &shared;
  {
    const auto state = StateFolder::at(folder, "bwc-0421", {}, means);
    ASSERT_FALSE(state->trouble()) << state->trouble()->text();
    for (std::uint64_t number = 1; number <= 3; ++number) {
      const std::vector<Acceptance> one = {revision(number)};
      ASSERT_TRUE(state->remember(one, state->epoch()));
      ASSERT_TRUE(state->record_now({{guard::audit::Event::document_accepted}}));
      shared.acknowledge();
    }
  }
  std::size_t with_news = 0;
  const std::size_t states =
      disk::for_each_state_after_a_cut(run, [&](disk::CrashDisk& after, const disk::Cut& cut) {
        if (cut.acknowledged == 0 && !after.exists(folder / "memory")) return;
        SharedDisk disk(after);
        Means again;
        again.disk = &disk;
        const auto state = StateFolder::at(folder, "bwc-0421", {}, again);
        ASSERT_FALSE(state->trouble()) << state->trouble()->text() << " " << cut.words;
        const auto known = state->remembered("descriptor");
        const std::uint64_t number = known ? known->number : 0;
        ASSERT_GE(number, cut.acknowledged) << cut.words;
        ASSERT_LE(number, cut.acknowledged + 1) << cut.words;
        const auto copy = state->copy_of("descriptor");
        ASSERT_TRUE(number == 0 || copy) << cut.words;
        if (copy) {  // of what is remembered, or of what was to be remembered next
          ASSERT_TRUE(copy == revision(number).envelope || copy == revision(number + 1).envelope)
              << *copy << " " << cut.words;
        }
        with_news += number > 0 ? 1 : 0;
      });
  EXPECT_GT(states, 50U);
  EXPECT_GT(with_news, 20U);
}

}  // namespace
}  // namespace tests::hw::custody
