// SPDX-License-Identifier: LGPL-2.1-or-later
// Tells when a path may lead to another file or to other content.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "hw/watch/runner.hpp"

namespace hw::watch {

// How long a file that is being written has to be left alone to count as whole, unless it is
// closed before.
inline constexpr std::chrono::milliseconds quiet{50};

// How often the file is looked at besides, for what the kernel has no notice of: a folder mounted
// over, a change made on a server, a limit of inotify that is exhausted.
inline constexpr std::chrono::milliseconds look_interval{500};

// Calls `changed` on the runner's thread after each change since the constructor was called: at
// once when the file, a link or a folder on the way to it is replaced, moved or deleted, or the
// file is closed by who wrote it; after `quiet` while it is written or has just been made. Several
// changes may be one call, and after the last change comes a call. A call may come without a
// change, but none comes while nothing happens on the way.
class FileWatch {
 public:
  // Any thread; the runner outlives the watch. A path that is not absolute starts where the
  // process is now.
  FileWatch(Runner& runner, const std::string& path, std::function<void()> changed);
  FileWatch(FileWatch&&) = default;
  FileWatch& operator=(FileWatch&&) = default;

 private:
  Subscription subscription_;  // its end is the end of the calls
};

}  // namespace hw::watch
