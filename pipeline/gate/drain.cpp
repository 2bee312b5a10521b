// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/drain.hpp"

#include <atomic>

namespace pipeline::gate {
namespace {
constexpr const char* marker_name = "faceguard-drain";
}

GstEvent* Drain::marker() {
  static std::atomic<guint> last{0};
  const std::lock_guard lock(mutex_);
  state_ = Result::kept;
  serial_ = ++last;
  return gst_event_new_custom(
      GST_EVENT_CUSTOM_DOWNSTREAM,
      gst_structure_new(marker_name, "serial", G_TYPE_UINT, serial_, nullptr));
}

bool Drain::is_marker(const GstEvent* event) {
  return GST_EVENT_TYPE(event) == GST_EVENT_CUSTOM_DOWNSTREAM &&
         gst_event_has_name(const_cast<GstEvent*>(event), marker_name);
}

bool Drain::came_out(GstEvent* marker) {
  guint serial = 0;
  gst_structure_get_uint(gst_event_get_structure(marker), "serial", &serial);
  {
    const std::lock_guard lock(mutex_);
    if (serial != serial_ || state_ != Result::kept) return false;
    state_ = Result::out;
  }
  changed_.notify_all();
  return true;
}

void Drain::cancel() {
  {
    const std::lock_guard lock(mutex_);
    if (state_ == Result::kept) state_ = Result::cancelled;
  }
  changed_.notify_all();
}

Drain::Result Drain::wait(std::chrono::milliseconds bound) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, bound, [this] { return state_ != Result::kept; });
  return state_;
}

}  // namespace pipeline::gate
