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

  // A marker left the stage. False: it is none that is waited for. Any thread.
  bool came_out(GstEvent* marker);
  // The marker will not come out.
  void cancel();

  // How the wait for the marker ended: it came out, it will not, or the stage kept it all the time.
  enum class Result : unsigned char { out, cancelled, kept };
  [[nodiscard]] Result wait(std::chrono::milliseconds bound);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  Result state_ = Result::cancelled;  // kept: as long as it has not come out
  guint serial_ = 0;                  // of the last marker, unlike any other gate's
};

}  // namespace pipeline::gate
