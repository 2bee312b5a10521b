// SPDX-License-Identifier: LGPL-2.1-or-later
// Work for an element on the thread that watches files and clocks.
#pragma once

#include <gst/gst.h>

#include <functional>

namespace pipeline::element {

// A call that returns at once and has `task` done on the process's hw::watch::Runner, if the
// element still lives then; it stays alive meanwhile. Any thread may call it, under any lock.
[[nodiscard]] std::function<void()> later(GstElement* element, std::function<void()> task);

}  // namespace pipeline::element
