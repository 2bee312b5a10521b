// SPDX-License-Identifier: LGPL-2.1-or-later
// How checkpoints get onto sink pads before anything can flow through them.
#pragma once

#include <gst/gst.h>

namespace pipeline::mediation {

// From now on every sink pad that comes into being in this process gets its checkpoint, and so do
// those of elements that were made before and are added to a bin or linked later. The first call
// counts. Not for plugin_init or class_init: the plugin scanner runs those in processes of its own.
void install_hooks();

// Puts checkpoints on what exists already: all elements of the pipeline that `element` is in.
void put_checkpoints_around(GstElement* element);

}  // namespace pipeline::mediation
