// SPDX-License-Identifier: LGPL-2.1-or-later
// Which events and queries can carry a picture to a stage: all but those of known types, or of a
// few known names, whose fields are plain values.
#pragma once

#include <gst/gst.h>

namespace pipeline::gate {

[[nodiscard]] bool may_carry_picture(GstEvent* event);
[[nodiscard]] bool may_carry_picture(GstQuery* query);

// Whether this is no event of GStreamer's own, for which elements do something of their own.
[[nodiscard]] bool is_custom(const GstEvent* event);

// Whether a stage must have this event, as without it the stream behind would not go on.
[[nodiscard]] bool is_indispensable(const GstEvent* event);

// The same event with its plain fields only. Takes `event`, returns one the caller owns.
[[nodiscard]] GstEvent* without_pictures(GstEvent* event);

}  // namespace pipeline::gate
