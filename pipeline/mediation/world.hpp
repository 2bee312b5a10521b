// SPDX-License-Identifier: LGPL-2.1-or-later
// What recognition sees of the process: the files elements name, and the models they share.
#pragma once

#include "guard/recognition/element.hpp"
#include "hw/file_library.hpp"

namespace pipeline::mediation {

// The process's files; never destroyed, for a pipeline may still stream while the process exits.
[[nodiscard]] hw::FileLibrary& files();

[[nodiscard]] const guard::recognition::World& world();

}  // namespace pipeline::mediation
