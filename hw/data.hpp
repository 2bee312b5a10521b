// SPDX-License-Identifier: LGPL-2.1-or-later
// Where the shipped policies and catalogues are.
#pragma once

#include <filesystem>

#include "guard/error.hpp"

namespace hw {

// The folder share/faceguard of the installation that the calling program or plugin belongs to: the
// nearest one above its file, so an installation may be moved as a whole. No environment variable
// leads elsewhere, since whoever sets it would choose the policy. Error: where it was looked for.
[[nodiscard]] guard::Expected<std::filesystem::path> data_folder();

}  // namespace hw
