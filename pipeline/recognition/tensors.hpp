// SPDX-License-Identifier: LGPL-2.1-or-later
// The shapes of the tensors an element puts out, as far as its negotiated caps tell.
#pragma once

#include <gst/gst.h>

#include <cstdint>
#include <vector>

namespace pipeline::recognition {

// Of its only source pad; empty when there are more, or when its caps are of something else.
[[nodiscard]] std::vector<std::vector<std::int64_t>> tensors_out_of(GstElement* element);

}  // namespace pipeline::recognition
