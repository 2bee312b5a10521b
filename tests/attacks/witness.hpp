// SPDX-License-Identifier: LGPL-2.1-or-later
// A native attacker's stage, which looks for pictures wherever one could be hidden.
#pragma once

#include <gst/gst.h>

namespace tests::attacks {

// Registers the element `witness` with the application itself: no plugin, one input, one output,
// all passes. Its property `pictures-seen` counts buffers that show something, `smuggled` pictures
// in events, queries, tags, caps, buffers' metadata and further memories. The type can be
// registered under other names too.
[[nodiscard]] GType witness_type();
void register_witness(const char* factory = "witness");

// A type derived from `parent`, an element of GStreamer's, with nothing of its own.
[[nodiscard]] GType subclass_of(const char* parent_factory, const char* name);

}  // namespace tests::attacks
