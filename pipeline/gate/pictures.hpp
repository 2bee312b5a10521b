// SPDX-License-Identifier: LGPL-2.1-or-later
// What can carry a picture, or what a recogniser learnt from one, besides a buffer's pixels.
#pragma once

#include <gst/gst.h>

namespace pipeline::gate {

// Custom events and wrapped messages may hold anything, tags may hold images.
[[nodiscard]] bool may_carry_picture(GstEvent* event);

// The same buffer without regions, classifications, tensors or any metadata not known to be
// harmless. Takes `buffer`, returns one the caller owns.
[[nodiscard]] GstBuffer* without_findings(GstBuffer* buffer);
[[nodiscard]] GstBufferList* without_findings(GstBufferList* list);

}  // namespace pipeline::gate
