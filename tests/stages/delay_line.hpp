// SPDX-License-Identifier: LGPL-2.1-or-later
// A bounded first-in-first-out queue that lets each item out a fixed time after it came in.
#pragma once

#include <gst/gst.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace tests::stages {

struct MiniObjectUnref {
  void operator()(GstMiniObject* object) const { gst_mini_object_unref(object); }
};
using MiniObject = std::unique_ptr<GstMiniObject, MiniObjectUnref>;

// One thread pushes, one pops, any may open and shut. It starts shut.
class DelayLine {
 public:
  // Waits for room. False when shut; the item is then gone.
  [[nodiscard]] bool push(MiniObject item, std::chrono::milliseconds delay);
  // Waits until the oldest item is due. Null when shut.
  [[nodiscard]] MiniObject pop();

  void open();
  std::vector<MiniObject> shut();  // wakes whoever waits; the items that were waiting

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    MiniObject item;
    Clock::time_point due;
  };

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> items_;
  bool open_ = false;
};

}  // namespace tests::stages
