// SPDX-License-Identifier: LGPL-2.1-or-later
// A live GStreamer element as the catalogue sees it.
#pragma once

#include <gst/gst.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "guard/recognition/element.hpp"

namespace pipeline::recognition {

// What `caps` say of the data that flows under them; null caps say nothing.
[[nodiscard]] guard::recognition::Media media_of(const GstCaps* caps);

// What may ever reach `pad`, by its template: pictures if those are among it.
[[nodiscard]] guard::recognition::Media possible_media_of(GstPad* pad);

// `element` may be null: a pad without a parent. The result looks at `element` when asked for a
// property, so it must not outlive it. `folders`: whose plugins are believed.
[[nodiscard]] guard::recognition::Element describe(GstElement* element,
                                                   guard::recognition::Media media,
                                                   std::span<const std::string> folders = {});

// A property's value, as guard::recognition::Element::property gives it.
[[nodiscard]] std::optional<std::string> text_of_property(GstElement* element,
                                                          std::string_view name);

// The factory's name, or the type's name when no factory made the element. Never null.
[[nodiscard]] const char* factory_name(GstElement* element);

// Whether it is a faceguard element.
[[nodiscard]] bool is_guard(GstElement* element);

}  // namespace pipeline::recognition
