// SPDX-License-Identifier: LGPL-2.1-or-later
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "hw/descriptor.hpp"
#include "hw/disk/disk.hpp"
#include "hw/disk/fault.hpp"
#include "hw/disk/trouble.hpp"

namespace hw::disk {
namespace {

using guard::Expected;
using std::filesystem::path;

// Repeats a system call that a signal interrupted.
template <class Call>
auto uninterrupted(Call call) {
  for (;;) {
    const auto result = call();
    if (result != -1 || errno != EINTR) return result;
  }
}

// Links are not followed: a file of the state is never somewhere else. O_NONBLOCK: opening a FIFO
// must not wait.
int open_file(const path& file, int flags, mode_t mode = 0) {
  return uninterrupted([&] {
    return open(file.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, mode);
  });
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = uninterrupted([&] { return write(fd, bytes.data(), bytes.size()); });
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// Opens an existing regular file; -1 and errno if it is none.
int open_regular(const path& file, int flags) {
  const int fd = open_file(file, flags);
  struct stat info = {};
  if (fd < 0) return fd;
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) return fd;
  close(fd);
  errno = EINVAL;
  return -1;
}

Expected<void> checked(bool done, const path& file, std::string_view action) {
  if (done) return {};
  return refused(file, action, errno);
}

class RealDisk final : public Disk {
 public:
  // What can't be looked at is taken to exist, so that nobody makes a fresh one in its place.
  bool exists(const path& file) override {
    struct stat info = {};
    return lstat(file.c_str(), &info) == 0 || (errno != ENOENT && errno != ENOTDIR);
  }

  Expected<std::string> read(const path& file, std::size_t max_bytes) override {
    if (fails("disk/read")) return refused(file, "read", errno);
    const Descriptor opened(open_regular(file, O_RDONLY));
    if (opened.get() < 0) return refused(file, "read", errno);
    std::string bytes;
    char block[16384];
    for (;;) {
      const ssize_t n = uninterrupted([&] { return ::read(opened.get(), block, sizeof block); });
      if (n < 0) return refused(file, "read", errno);
      if (n == 0) return bytes;
      bytes.append(block, static_cast<std::size_t>(n));
      if (bytes.size() > max_bytes) return refused(file, "read", EFBIG);
    }
  }

  Expected<std::vector<std::string>> list(const path& folder) override {
    const std::unique_ptr<DIR, int (*)(DIR*)> opened(opendir(folder.c_str()), closedir);
    if (!opened) return refused(folder, "listed", errno);
    std::vector<std::string> names;
    for (errno = 0; const dirent* entry = readdir(opened.get()); errno = 0) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0) return refused(folder, "listed", errno);
    std::ranges::sort(names);
    return names;
  }

  Expected<void> make_folder(const path& folder) override {
    std::error_code ignored;
    if (folder.empty() || std::filesystem::is_directory(folder, ignored)) return {};
    const path parent = folder.parent_path();
    if (parent != folder)
      if (auto made = make_folder(parent); !made) return made;
    if (!folder.has_filename()) return {};  // "a/" is "a", which is there by now
    if (mkdir(folder.c_str(), 0700) != 0) return refused(folder, "made", errno);
    return sync_folder(parent);
  }

  Expected<void> create(const path& file, Readers readers) override {
    const mode_t mode = readers == Readers::owner ? 0600 : 0644;
    if (fails("disk/create")) return refused(file, "created", errno);
    const Descriptor opened(open_file(file, O_WRONLY | O_CREAT | O_EXCL, mode));
    return checked(opened.get() >= 0, file, "created");
  }

  Expected<void> append(const path& file, std::string_view bytes) override {
    if (fails("disk/append")) return refused(file, "written", errno);
    const Descriptor opened(open_regular(file, O_WRONLY | O_APPEND));
    return checked(opened.get() >= 0 && write_all(opened.get(), bytes), file, "written");
  }

  Expected<void> truncate(const path& file, std::size_t bytes) override {
    if (fails("disk/truncate")) return refused(file, "cut to length", errno);
    const Descriptor opened(open_regular(file, O_WRONLY));
    const auto length = static_cast<off_t>(bytes);
    return checked(
        opened.get() >= 0 && uninterrupted([&] { return ftruncate(opened.get(), length); }) == 0,
        file, "cut to length");
  }

  Expected<void> sync(const path& file) override {
    if (fails("disk/sync")) return refused(file, "synced", errno);
    const Descriptor opened(open_regular(file, O_RDONLY));
    return checked(opened.get() >= 0 && uninterrupted([&] { return fsync(opened.get()); }) == 0,
                   file, "synced");
  }

  Expected<void> sync_folder(const path& folder) override {
    if (fails("disk/sync_folder")) return refused(folder, "synced", errno);
    const path where = folder.empty() ? path(".") : folder;
    const Descriptor opened(
        uninterrupted([&] { return open(where.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    return checked(opened.get() >= 0 && uninterrupted([&] { return fsync(opened.get()); }) == 0,
                   where, "synced");
  }

  Expected<void> rename(const path& from, const path& to) override {
    return checked(!fails("disk/rename") && ::rename(from.c_str(), to.c_str()) == 0, to,
                   "replaced");
  }

  Expected<void> remove(const path& file) override {
    return checked(unlink(file.c_str()) == 0, file, "removed");
  }
};

}  // namespace

Disk& real() {
  static RealDisk disk;
  return disk;
}

}  // namespace hw::disk
