// SPDX-License-Identifier: LGPL-2.1-or-later
// GStreamer as the benchmark needs it: quiet, and with the faceguard plugin of this build.
#pragma once

#include "guard/error.hpp"

namespace tools::benchmark {

// Starts GStreamer with its debug log and tracers off whatever the environment says, since either
// would be measured too, and loads what the chains are made of. Once. Error: the plugin is missing.
[[nodiscard]] guard::Expected<void> start_gstreamer();

}  // namespace tools::benchmark
