// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/folder_watch.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>

#include <array>
#include <cstdint>

namespace hw {
namespace {

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_MOVED_TO |
                                  IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF |
                                  IN_MOVE_SELF;

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : file.substr(0, slash);
}

void empty(int fd) {
  std::array<char, 4096> block{};
  while (read(fd, block.data(), block.size()) > 0) {
  }
}

}  // namespace

FolderWatch::FolderWatch()
    : changes_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      wakeups_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

void FolderWatch::watch(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const std::string folder = folder_of(file);
    if (changes_.get() >= 0 && !folders_.contains(folder) &&
        inotify_add_watch(changes_.get(), folder.c_str(), changes) >= 0)
      folders_.insert(folder);
  }
}

void FolderWatch::wait(std::chrono::milliseconds bound) {
  std::array<pollfd, 2> waiting{
      {{changes_.get(), POLLIN, 0}, {wakeups_.get(), POLLIN, 0}}};
  poll(waiting.data(), waiting.size(), static_cast<int>(bound.count()));
  empty(wakeups_.get());
  empty(changes_.get());
}

void FolderWatch::wake() const {
  const std::uint64_t one = 1;
  // Full means that a wake-up is pending already.
  [[maybe_unused]] const auto written = write(wakeups_.get(), &one, sizeof one);
}

}  // namespace hw
