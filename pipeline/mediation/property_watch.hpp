// SPDX-License-Identifier: LGPL-2.1-or-later
// An element whose properties decide what it is (fakesink with and without handoffs, say) is judged
// again when one of them changes.
#pragma once

#include <gst/gst.h>

#include <span>

#include "pipeline/mediation/judgement.hpp"

namespace pipeline::mediation {

// Watches the properties on which the judges' catalogues depend for this element. Idempotent;
// `element` may be null. True when it also depends on who listens to its signals, of which nobody
// is told.
bool watch_deciding_properties(GstElement* element, std::span<const Judge> judges);

}  // namespace pipeline::mediation
