// SPDX-License-Identifier: LGPL-2.1-or-later
// Whose code an element runs. A factory's name and klass are believed only of plugins that were
// installed beside GStreamer's own, or in a folder the fleet config names; and only if the code is
// in the plugin's file.
#pragma once

#include <gst/gst.h>

#include <span>
#include <string>

namespace pipeline::recognition {

// Any thread. `element` may be null.
[[nodiscard]] bool vouched(GstElement* element, std::span<const std::string> folders);

// The file of the code an element of a plugin runs although it is neither the plugin's nor a
// library's of GStreamer; empty when there is none.
[[nodiscard]] std::string misplaced_code(GstElement* element);

// Whether a factory of a plugin in machine code made `element`, and whether `file` is its file.
[[nodiscard]] bool from_compiled_plugin(GstElement* element);
[[nodiscard]] bool is_of_plugin(GstElement* element, const std::string& file);

// The file that holds the code at `address`; empty when none does.
[[nodiscard]] std::string file_of_code(const void* address);

// Whether the file is one of GStreamer's libraries, or a plugin beside its own, or this plugin.
[[nodiscard]] bool is_gstreamers(const std::string& file);

// Whether all functions that the pad takes data with are GStreamer's, or the pad has none.
[[nodiscard]] bool functions_are_gstreamers(GstPad* pad);

}  // namespace pipeline::recognition
