// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/watch/notices.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

namespace hw::watch {

boost::asio::execution_context::id Notices::id;

Notices::Notices(boost::asio::execution_context& context)
    : service(context), descriptor_(static_cast<boost::asio::io_context&>(context)) {}

void Notices::open() {
  const int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (fd < 0) return;
  boost::system::error_code error;
  descriptor_.assign(fd, error);
  if (error)
    close(fd);
  else
    wait();
}

void Notices::shutdown() {
  listeners_.clear();
  heard_.clear();
  boost::system::error_code ignored;
  descriptor_.close(ignored);
}

int Notices::add(const std::string& path, std::uint32_t mask, Listener& listener) {
  // What was exhausted at first may not be any more.
  if (!descriptor_.is_open()) open();
  if (!descriptor_.is_open()) return -1;
  // Others may watch the same file for something else.
  const int watch =
      inotify_add_watch(descriptor_.native_handle(), path.c_str(), mask | IN_MASK_ADD);
  if (watch >= 0) listeners_[watch].insert(&listener);
  return watch;
}

void Notices::leave(int watch, Listener& listener) {
  heard_.erase(&listener);
  const auto found = listeners_.find(watch);
  if (found == listeners_.end() || found->second.erase(&listener) == 0) return;
  if (!found->second.empty()) return;
  listeners_.erase(found);
  inotify_rm_watch(descriptor_.native_handle(), watch);
}

void Notices::wait() {
  descriptor_.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                         [this](const boost::system::error_code& error) {
                           if (error) return;
                           read();
                           wait();
                         });
}

void Notices::read() {
  alignas(inotify_event) std::array<std::byte, 16384> block;
  while (true) {
    const ssize_t size = ::read(descriptor_.native_handle(), block.data(), block.size());
    if (size <= 0) break;
    const std::byte* const end = block.data() + size;
    for (const std::byte* at = block.data(); at < end;) {
      inotify_event event;
      std::memcpy(&event, at, sizeof event);
      const auto* const name = reinterpret_cast<const char*>(at + sizeof event);
      hand_out(event.wd, event.mask, {name, strnlen(name, event.len)});
      at += sizeof event + event.len;
    }
  }
  while (!heard_.empty()) {
    Listener* const next = *heard_.begin();
    heard_.erase(heard_.begin());
    next->act();
  }
}

void Notices::hand_out(int watch, std::uint32_t mask, std::string_view name) {
  const auto tell = [&](const std::set<Listener*>& listeners) {
    for (Listener* const listener : listeners) {
      listener->heard(watch, mask, name);
      heard_.insert(listener);
    }
  };
  if ((mask & IN_Q_OVERFLOW) != 0) {
    for (const auto& entry : listeners_) tell(entry.second);
    return;
  }
  const auto found = listeners_.find(watch);
  if (found == listeners_.end()) return;
  tell(found->second);
  if ((mask & IN_IGNORED) != 0) listeners_.erase(found);  // the kernel has ended the watch
}

}  // namespace hw::watch
