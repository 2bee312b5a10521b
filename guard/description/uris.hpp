// SPDX-License-Identifier: LGPL-2.1-or-later
// The elements that a URI in a description stands for.
#pragma once

#include <string>
#include <string_view>

namespace guard::description {

// The factory for "SCHEME://…". GStreamer asks its plugins; this is what stock ones answer.
[[nodiscard]] std::string uri_source(std::string_view scheme);
[[nodiscard]] std::string uri_sink(std::string_view scheme);

}  // namespace guard::description
