// SPDX-License-Identifier: LGPL-2.1-or-later
// Waiting until a stage has given back all it holds: a serialized marker event is sent through it,
// and everything that went in before the marker has come out when the marker does.
#pragma once

#include <gst/gst.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace pipeline::gate {

class Drain {
 public:
  // A new marker, owned by the caller; the wait is for this one. Streaming thread.
  [[nodiscard]] GstEvent* marker();

  [[nodiscard]] static bool is_marker(const GstEvent* event);

  // The marker left the stage, or will never do so. Any thread.
  void came_out();
  void cancel();

  // True when the marker came out in time; false when it was cancelled or the stage kept it.
  [[nodiscard]] bool wait(std::chrono::milliseconds bound);

 private:
  enum class State : unsigned char { waiting, out, cancelled };
  void set(State state);

  std::mutex mutex_;
  std::condition_variable changed_;
  State state_ = State::cancelled;
};

}  // namespace pipeline::gate
