// SPDX-License-Identifier: LGPL-2.1-or-later
// Where frames leave GStreamer's sight.
#pragma once

#include <array>
#include <string_view>

namespace guard::catalogue {

enum class Exit : unsigned char {
  none,
  application,       // code of the application: appsink, a signal
  process,           // another process of this device
  cloud,             // a service that may analyse what it is sent
  remote_inference,  // another machine runs the model
  network,           // a stream or an upload
  file,              // a recorder
  display,
  pipeline,  // another pipeline of this process, whose stages are guarded too
  metadata,  // findings, not frames
};

inline constexpr auto exit_words =
    std::to_array<std::string_view>({"none", "application", "process", "cloud", "remote-inference",
                                     "network", "file", "display", "pipeline", "metadata"});

[[nodiscard]] constexpr std::string_view word(Exit exit) {
  return exit_words[static_cast<std::size_t>(exit)];
}

// What becomes of frames there can't be seen and need not be told: unknown unless declared.
[[nodiscard]] constexpr bool is_opaque(Exit exit) {
  return exit == Exit::application || exit == Exit::process || exit == Exit::cloud ||
         exit == Exit::remote_inference;
}

}  // namespace guard::catalogue
