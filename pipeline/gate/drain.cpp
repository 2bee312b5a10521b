// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/drain.hpp"

namespace pipeline::gate {
namespace {
constexpr const char* marker_name = "faceguard-drain";
}

GstEvent* Drain::marker() {
  set(State::waiting);
  return gst_event_new_custom(GST_EVENT_CUSTOM_DOWNSTREAM, gst_structure_new_empty(marker_name));
}

bool Drain::is_marker(const GstEvent* event) {
  return GST_EVENT_TYPE(event) == GST_EVENT_CUSTOM_DOWNSTREAM &&
         gst_event_has_name(const_cast<GstEvent*>(event), marker_name);
}

void Drain::came_out() {
  set(State::out);
}

void Drain::cancel() {
  {
    const std::lock_guard lock(mutex_);
    if (state_ == State::waiting) state_ = State::cancelled;
  }
  changed_.notify_all();
}

bool Drain::wait(std::chrono::milliseconds bound) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, bound, [this] { return state_ != State::waiting; });
  return state_ == State::out;
}

void Drain::set(State state) {
  {
    const std::lock_guard lock(mutex_);
    state_ = state;
  }
  changed_.notify_all();
}

}  // namespace pipeline::gate
