// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading the [[element]] and [[class]] tables that catalogues and fleet configs share.
#pragma once

#include <string_view>

#include "guard/catalogue/catalogue.hpp"
#include "guard/policy/fields.hpp"

namespace guard::catalogue {

// Refusals go to `refusal`; what it returns then is not to be used. `file` names the document.
[[nodiscard]] Catalogue read_elements(const policy::Fields& fields, std::string_view file,
                                      policy::Refusal& refusal);

}  // namespace guard::catalogue
