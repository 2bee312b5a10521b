// SPDX-License-Identifier: LGPL-2.1-or-later
// A live GStreamer element as the catalogue sees it.
#pragma once

#include <gst/gst.h>

#include "guard/catalogue/catalogue.hpp"

namespace pipeline::recognition {

// What `caps` say of the data that flows under them; null caps say nothing.
[[nodiscard]] guard::catalogue::Media media_of(const GstCaps* caps);

// What may ever reach `pad`, by its template: pictures if those are among it.
[[nodiscard]] guard::catalogue::Media possible_media_of(GstPad* pad);

// `element` may be null: a pad without a parent. The result looks at `element` when asked for a
// property, so it must not outlive it.
[[nodiscard]] guard::catalogue::Element describe(GstElement* element,
                                                 guard::catalogue::Media media);

// The factory's name, or the type's name when no factory made the element. Never null.
[[nodiscard]] const char* factory_name(GstElement* element);

}  // namespace pipeline::recognition
