// SPDX-License-Identifier: LGPL-2.1-or-later
// The values of the element's enumerated properties.
#pragma once

#include <gst/gst.h>

namespace pipeline::element {

// gate, refuse
[[nodiscard]] GType on_prohibited_type();
// report, error
[[nodiscard]] GType on_tripwire_type();

}  // namespace pipeline::element
