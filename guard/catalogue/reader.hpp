// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading the [[element]] and [[class]] tables that catalogues and fleet configs share.
#pragma once

#include <string_view>

#include "guard/catalogue/catalogue.hpp"
#include "guard/document/fields.hpp"

namespace guard::catalogue {

// Refusals go to `refusal`; what it returns then is not to be used. `file` names the document.
[[nodiscard]] Catalogue read_elements(const document::Fields& fields, std::string_view file,
                                      document::Refusal& refusal);

}  // namespace guard::catalogue
