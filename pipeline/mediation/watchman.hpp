// SPDX-License-Identifier: LGPL-2.1-or-later
// What has to be done off the frames' path, in a thread of its own: reading the files that stages
// name, noticing when they change, and looking at the tripwires.
#pragma once

#include <atomic>
#include <chrono>

#include "hw/folder_watch.hpp"

namespace pipeline::mediation {

class Watchman {
 public:
  // How long a change that nothing announces goes unnoticed.
  static constexpr std::chrono::milliseconds round{500};

  // The process's one; its thread starts with the first call and never ends.
  static Watchman& get();

  // Has the next round begin now, the second with all stages judged again. Any thread; neither
  // blocks.
  void wake() const { folders_.wake(); }
  void judge_again();

 private:
  Watchman();
  [[noreturn]] void walk_rounds();

  hw::FolderWatch folders_;
  std::atomic<bool> judge_again_{false};
};

}  // namespace pipeline::mediation
