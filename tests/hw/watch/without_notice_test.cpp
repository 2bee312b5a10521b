// SPDX-License-Identifier: LGPL-2.1-or-later
// Changes of which the kernel gives no notice, or loses it.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <condition_variable>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>

#include "hw/descriptor.hpp"
#include "tests/hw/watch/support.hpp"

namespace tests::hw::watch {
namespace {

using ::hw::watch::Runner;

// No descriptor can be opened while this lives.
class NoDescriptors {
 public:
  NoDescriptors() {
    getrlimit(RLIMIT_NOFILE, &before_);
    const int next = open("/dev/null", O_RDONLY | O_CLOEXEC);
    close(next);
    rlimit none = before_;
    none.rlim_cur = static_cast<rlim_t>(next);
    setrlimit(RLIMIT_NOFILE, &none);
  }
  NoDescriptors(const NoDescriptors&) = delete;
  NoDescriptors& operator=(const NoDescriptors&) = delete;
  ~NoDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

TEST(Unnotified, CannotGoUnnoticedWithoutInotify) {
  const Folder folder;
  write(folder / "descriptor", "old");
  write(folder / "next", "new");
  const ::hw::Descriptor next(open((folder / "next").c_str(), O_RDWR | O_CLOEXEC));
  std::mutex mutex;
  std::condition_variable called;
  std::string seen;
  const auto sees = [&](const std::string& content) {
    std::unique_lock lock(mutex);
    return called.wait_for(lock, long_enough, [&] { return seen == content; });
  };
  Runner runner;
  const NoDescriptors none;
  const ::hw::watch::FileWatch watch(runner, folder / "descriptor", [&] {
    const std::lock_guard lock(mutex);
    seen.resize(3);
    if (fs::exists(folder / "next") || pread(next.get(), seen.data(), 3, 0) != 3) seen = "old";
    called.notify_all();
  });
  fs::rename(folder / "next", folder / "descriptor");
  EXPECT_TRUE(sees("new"));
  EXPECT_EQ(pwrite(next.get(), "mew", 3, 0), 3);  // of the same size, soon after
  EXPECT_TRUE(sees("mew"));
}

TEST(Runner, CannotThrowWhenThereIsNothingToRunOn) {
#ifdef __SANITIZE_ADDRESS__
  // The sanitizer itself opens a pipe to look at an exception, and doubts it when it can't.
  GTEST_SKIP() << "the sanitizer needs descriptors";
#endif
  const Folder folder;
  const NoDescriptors none;
  Runner runner;
  EXPECT_FALSE(runner.running());
  runner.post([] { ADD_FAILURE(); });
  const auto every = runner.run_every(std::chrono::milliseconds(1), [] { ADD_FAILURE(); });
  const ::hw::watch::FileWatch watch(runner, folder / "descriptor", [] { ADD_FAILURE(); });
}

TEST(Unnotified, CannotGoUnnoticedWhenNoticesAreLost) {
  int most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most == 0 || most > 100'000) GTEST_SKIP() << "no bound on inotify's queue within reach";
  const Folder folder;
  const fs::path file = folder / "descriptor";
  write(file, "old");
  write(folder / "a", "");
  Runner runner;
  Reader reader(runner, file);
  std::promise<void> go_on;
  runner.post([&] { go_on.get_future().wait(); });
  for (int notices = 0; notices <= most; notices += 4) {
    fs::rename(folder / "a", folder / "b");
    fs::rename(folder / "b", folder / "a");
  }
  go_on.set_value();
  // Nothing has changed, but nobody could know.
  EXPECT_TRUE(reader.sees("old"));
}

// A process with only one thread in its own world of mounts: this one and those it starts.
bool mount_apart(const fs::path& at) {
  return unshare(CLONE_NEWNS) == 0 &&
         mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount("none", at.c_str(), "tmpfs", 0, "size=64k") == 0;
}

void unmount(const fs::path& at) {
  // Busy while the reader reads.
  while (umount(at.c_str()) != 0 && errno == EBUSY) std::this_thread::yield();
}

TEST(Unnotified, CannotGoUnnoticedWhenAFolderIsUnmounted) {
  const Folder folder;
  const fs::path at = folder / "mounted";
  fs::create_directory(at);
  bool permitted = true;
  std::thread([&] {
    permitted = mount_apart(at);
    if (!permitted) return;
    write(at / "descriptor", "old");
    Runner runner;
    Reader reader(runner, at / "descriptor");
    unmount(at);
    EXPECT_TRUE(reader.sees("missing"));
    write(at / "descriptor", "below");
    EXPECT_TRUE(reader.sees("below"));
    ASSERT_EQ(mount("none", at.c_str(), "tmpfs", 0, "size=64k"), 0);
    EXPECT_TRUE(reader.sees("missing"));
    write(at / "descriptor", "new");
    EXPECT_TRUE(reader.sees("new"));
  }).join();
  if (!permitted) GTEST_SKIP() << "only root can mount";
}

}  // namespace
}  // namespace tests::hw::watch
