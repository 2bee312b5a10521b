// SPDX-License-Identifier: LGPL-2.1-or-later
// The debug category of the plugin: GST_DEBUG=faceguard:5
#pragma once

#include <gst/gst.h>

GST_DEBUG_CATEGORY_EXTERN(faceguard_debug);
#define GST_CAT_DEFAULT faceguard_debug
