// SPDX-License-Identifier: LGPL-2.1-or-later
// What all stand-ins have: the properties of their row, and counts of what reached them.
#pragma once

#include <gst/gst.h>

#include "tests/standins/table.hpp"

namespace tests::standins {

// Registers a type for `row`, derived from `base`. `row` must live as long as the process.
[[nodiscard]] GType register_type(const Row& row, GType base, GClassInitFunc class_init,
                                  GInstanceInitFunc instance_init);

// The row of an instance's or class's type.
[[nodiscard]] const Row& row_of(GType type);

// For class_init: metadata, the row's properties, and the read-only `frames-seen` (buffers that
// reached the element) and `pictures-seen` (those that were not black).
void install_common(GObjectClass* object_class, const Row& row);

// For instance_init, before any property is set.
void prepare(GstElement* element);

// Counts what reached the element. Any thread.
void see(GstElement* element, GstBuffer* buffer);

// Adds an always pad template; empty caps are ANY.
void add_template(GstElementClass* element_class, const char* name, GstPadDirection direction,
                  GstPadPresence presence = GST_PAD_ALWAYS, const char* caps = "ANY");

}  // namespace tests::standins
