// SPDX-License-Identifier: LGPL-2.1-or-later
// Factories that can be looked at. An element's class points at its factory without holding it, and
// whoever registers a name anew has the old factory freed.
#pragma once

#include <gst/gst.h>

namespace pipeline::recognition {

// From now on no factory goes, whoever replaces it. The first call counts.
void keep_factories();

// The factory of the element's class; null when there is none, or none that is known to be alive.
// `element` must not be null. Any thread.
[[nodiscard]] GstElementFactory* factory_of(GstElement* element);

}  // namespace pipeline::recognition
