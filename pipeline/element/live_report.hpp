// SPDX-License-Identifier: LGPL-2.1-or-later
// What stands in a live process: every stage, its gate, and every exit. Off the frames' path.
#pragma once

#include <gst/gst.h>

#include <string>

#include "pipeline/mediation/judgement.hpp"

namespace pipeline::element {

// One line for each stage and exit of the process, as this judge sees them.
[[nodiscard]] std::string report(const mediation::Judge& judge);

// The guard's pipeline as a Graphviz graph, with the gates drawn in: closed ones red, open green.
[[nodiscard]] std::string dot(GstElement* guard);

}  // namespace pipeline::element
