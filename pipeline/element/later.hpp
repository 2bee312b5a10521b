// SPDX-License-Identifier: LGPL-2.1-or-later
// Work for an element on other threads.
#pragma once

#include <gst/gst.h>

#include <functional>

#include "hw/watch/runner.hpp"

namespace pipeline::element {

// A call that returns at once and has `task` done on a runner that is never destroyed, if the
// element still lives then; it stays alive meanwhile. Any thread may call it, under any lock.
[[nodiscard]] std::function<void()> later(hw::watch::Runner& runner, GstElement* element,
                                          std::function<void()> task);

}  // namespace pipeline::element
