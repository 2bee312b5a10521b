// SPDX-License-Identifier: LGPL-2.1-or-later
// The kernel's notices of changes to files: one inotify descriptor for all watches of a Runner.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace hw::watch {

class Listener {
 public:
  // `mask` is inotify's; IN_Q_OVERFLOW means that notices were lost.
  virtual void heard(int watch, std::uint32_t mask, std::string_view name) = 0;
  // All that there was to hear for now has been heard.
  virtual void act() = 0;

 protected:
  ~Listener() = default;
};

// On the Runner's thread only. Listeners are not owned; they leave before they go.
class Notices : public boost::asio::execution_context::service {
 public:
  using key_type = Notices;
  static boost::asio::execution_context::id id;

  explicit Notices(boost::asio::execution_context& context);

  // The number of the watch, the same for the same file; -1 when the file is missing, or inotify
  // or a limit of it is exhausted.
  [[nodiscard]] int add(const std::string& path, std::uint32_t mask, Listener& listener);
  void leave(int watch, Listener& listener);

 private:
  void shutdown() override;
  void open();
  void wait();
  void read();
  void hand_out(int watch, std::uint32_t mask, std::string_view name);

  boost::asio::posix::stream_descriptor descriptor_;
  std::map<int, std::set<Listener*>> listeners_;
  std::set<Listener*> heard_;  // those that have yet to act
};

}  // namespace hw::watch
