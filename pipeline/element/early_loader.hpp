// SPDX-License-Identifier: LGPL-2.1-or-later
// GST_TRACERS=faceguardtracer: the hooks are installed by gst_init, before any element exists.
#pragma once

#include <gst/gst.h>

namespace pipeline::element {

// Registers the tracer feature. The registry keeps features by name, so its name is not the
// element's.
[[nodiscard]] bool register_early_loader(GstPlugin* plugin);

}  // namespace pipeline::element
