// SPDX-License-Identifier: LGPL-2.1-or-later
// Reads pipeline descriptions in the language of gst-launch, of GStreamer 1.22. No plugin is asked,
// so those of a device needn't be there.
#pragma once

#include <cstddef>
#include <string_view>

#include "guard/description/graph.hpp"

namespace guard::description {

inline constexpr std::size_t max_bytes = std::size_t{1} << 20;
inline constexpr std::size_t max_bin_depth = 64;
inline constexpr std::size_t max_parts = 20'000;  // elements, their properties, and links
inline constexpr std::size_t max_notes = 200;

// `text` is a description, or a command line that gst-launch-1.0 would run: then a shell's quoting
// is undone first. Beyond GStreamer's own language it takes what people keep in files: lines that
// begin with '#', line ends behind '\', quoted '!' and caps, caps at either end, $NAME and
// <PLACEHOLDER>, links that lead to nobody. Each of these that leaves a doubt about the graph is
// among its notes.
// Error, with line, column and remedy: what GStreamer refuses for its syntax, and what is over the
// limits. Pure; takes time linear in the text; never throws but for want of memory.
[[nodiscard]] Expected<Graph> parse(std::string_view text);

}  // namespace guard::description
