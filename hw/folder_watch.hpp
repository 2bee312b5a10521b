// SPDX-License-Identifier: LGPL-2.1-or-later
// Wakes up when something changes in the folders of given files.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "hw/descriptor.hpp"

namespace hw {

class FolderWatch {
 public:
  FolderWatch();

  // Watches the folders of these files besides those it watches already. One thread.
  void watch(const std::vector<std::string>& files);

  // Returns upon a change, a wake(), or after `bound`. The same thread.
  void wait(std::chrono::milliseconds bound);

  // Ends the wait. Any thread.
  void wake() const;

 private:
  Descriptor changes_;  // inotify; without it changes are found when `bound` is over
  Descriptor wakeups_;  // eventfd
  std::set<std::string> folders_;
};

}  // namespace hw
