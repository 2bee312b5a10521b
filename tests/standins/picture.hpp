// SPDX-License-Identifier: LGPL-2.1-or-later
// Whether a buffer holds pixels of the tests' camera, which sends white frames.
#pragma once

#include <gst/gst.h>

#include <algorithm>

namespace tests::standins {

// One of the first bytes is bright. Black is at most 16 there, in grey, RGB and planar YUV alike.
[[nodiscard]] inline bool shows_picture(GstBuffer* buffer) {
  GstMapInfo map;
  if (!gst_buffer_map(buffer, &map, GST_MAP_READ)) return false;
  guint8* const end = map.data + std::min<gsize>(map.size, 64);
  const bool bright = std::any_of(map.data, end, [](guint8 byte) { return byte > 150; });
  gst_buffer_unmap(buffer, &map);
  return bright;
}

}  // namespace tests::standins
