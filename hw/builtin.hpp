// SPDX-License-Identifier: LGPL-2.1-or-later
// What is compiled in of the shipped data, so that a lost data folder blocks analysis and not the
// recording: configs/stages/classes.toml, gstreamer.toml and application-exits.toml, as they were
// when this was built.
#pragma once

#include <string_view>

namespace hw {

extern const std::string_view builtin_classes;
extern const std::string_view builtin_elements;
extern const std::string_view builtin_exits;

}  // namespace hw
