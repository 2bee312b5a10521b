// SPDX-License-Identifier: LGPL-2.1-or-later
// What a fleet declares of its own: elements, exits with what they are allowed for, pinned files.
#pragma once

#include <string_view>

#include "guard/catalogue/catalogue.hpp"
#include "guard/document/fields.hpp"

namespace guard::fleet {

// The [[element]], [[exit]] and [[file]] tables as entries that count before every other.
[[nodiscard]] catalogue::Catalogue read_declarations(const document::Fields& fields,
                                                     std::string_view file,
                                                     document::Refusal& refusal);

}  // namespace guard::fleet
