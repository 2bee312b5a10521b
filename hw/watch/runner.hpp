// SPDX-License-Identifier: LGPL-2.1-or-later
// The thread that waits for files, clocks and timers, off every frame's way.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "hw/watch/subscription.hpp"

namespace boost::asio {
class io_context;
}

namespace hw::watch {

// Any thread, except that a Runner is not destroyed by its own.
class Runner {
 public:
  Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  // Waits for the task under way; those that did not begin are dropped.
  ~Runner();

  // The one of this process. Lives as long as the process does, since a pipeline may stream while
  // it exits.
  [[nodiscard]] static Runner& process();
  // The one for what waits for a disk, so that the other never does. Lives as long.
  [[nodiscard]] static Runner& disks();

  // False when the system had no thread or descriptor left: then no task ever runs, and what is
  // subscribed to never calls.
  [[nodiscard]] bool running() const { return loop_ != nullptr; }

  // Tasks run one after another, in the order of the posts, on the thread. They don't block long:
  // all notices wait for them.
  void post(std::function<void()> task);

  // Calls each time `interval` is over since the last call, on the thread.
  [[nodiscard]] Subscription run_every(std::chrono::milliseconds interval,
                                       std::function<void()> task);

  // Lets the task under way end, and runs no other. For the end of the process, before what tasks
  // use is destroyed; a runner at rest is never destroyed itself. Waits a second at most.
  void rest();

  // For those that wait for descriptors. Only while running().
  [[nodiscard]] boost::asio::io_context& context();

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace hw::watch
