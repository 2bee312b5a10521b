// SPDX-License-Identifier: LGPL-2.1-or-later
// What a recogniser learnt from a frame and left in what it hands on.
#pragma once

#include <gst/gst.h>

namespace pipeline::gate {

// The same buffer without regions, classifications, tensors or any metadata not known to be
// harmless. Takes `buffer`, returns one the caller owns.
[[nodiscard]] GstBuffer* without_findings(GstBuffer* buffer);
[[nodiscard]] GstBufferList* without_findings(GstBufferList* list);

// Whether buffers of these caps are findings themselves, such as tensors or text, and no picture or
// sound that could be stripped of them.
[[nodiscard]] bool are_findings(const GstCaps* caps);

}  // namespace pipeline::gate
