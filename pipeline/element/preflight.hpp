// SPDX-License-Identifier: LGPL-2.1-or-later
// Before the first frame: what this pipeline will record and stream, what will be blocked, why, and
// what to do about it.
#pragma once

#include <gst/gst.h>

#include "pipeline/mediation/judgement.hpp"

namespace pipeline::element {

// Looks at every element of the guard's pipeline and posts "faceguard-preflight" and, for a person,
// one line: when something will be blocked a warning or, with on-prohibited=refuse, an error, else
// information. False when the guard has to refuse.
[[nodiscard]] bool report_preflight(GstElement* guard, const mediation::Judge& judge);

}  // namespace pipeline::element
