// SPDX-License-Identifier: LGPL-2.1-or-later
// The element `faceguard`: passes every frame on untouched, and has the process's stages judged by
// its documents.
#pragma once

#include <gst/gst.h>

namespace pipeline::element {

// The GObject type. Its instances install the hooks; registering it does not.
[[nodiscard]] GType faceguard_type();

}  // namespace pipeline::element
