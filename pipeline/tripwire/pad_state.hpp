// SPDX-License-Identifier: LGPL-2.1-or-later
// Whose code a pad would call.
#pragma once

#include <gst/gst.h>

#include <string>

namespace pipeline::tripwire {

// The file of a chain or event function that is neither the plugin's of the pad's owner nor
// GStreamer's; empty when there is none, or when the owner is no bin and not from a plugin at all
// (it is unknown then anyway). `owner` may be null. Any thread.
[[nodiscard]] std::string foreign_function(GstPad* pad, GstElement* owner);

// The file of a data probe that neither this plugin, nor GStreamer, nor one of its plugins put
// there; empty when there is none. Takes the pad's lock.
[[nodiscard]] std::string foreign_probe(GstPad* pad);

}  // namespace pipeline::tripwire
