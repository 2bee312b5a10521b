// SPDX-License-Identifier: LGPL-2.1-or-later
// Which guards a stage is behind.
#pragma once

#include <gst/gst.h>

#include <set>

namespace pipeline::mediation {

struct Reach {
  std::set<const GstElement*> guards;  // on some way from a source to the pad
  // Some way passes no guard, or begins where another pipeline ends: what comes along it may come
  // from anywhere.
  bool unguarded = false;
};

// Walks upstream from a sink pad, through bins and whatever joins or parts streams. The pointers
// are only to be compared. Any thread.
[[nodiscard]] Reach reach_of(GstPad* sink);

}  // namespace pipeline::mediation
