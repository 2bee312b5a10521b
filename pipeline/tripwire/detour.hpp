// SPDX-License-Identifier: LGPL-2.1-or-later
// A guard that is taken out of a pipeline that plays. Taking a branch down, or having a decoder's
// pads go, is no offence; linking the guard's neighbours past it is.
#pragma once

#include <gst/gst.h>

#include <string>
#include <vector>

namespace pipeline::tripwire {

// Paths of the guards that are out of their pipeline although one that fed them feeds another now.
[[nodiscard]] std::vector<std::string> detours();

}  // namespace pipeline::tripwire
