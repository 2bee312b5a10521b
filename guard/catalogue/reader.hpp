// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading the tables that catalogues and fleet configs share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/document/fields.hpp"

namespace guard::catalogue {

// Which capability a table names, and of which service and gallery; nothing for "none".
[[nodiscard]] std::optional<facts::StageFacts> stage_of(const document::Fields& fields,
                                                        document::Refusal& refusal);

// when = { property = "value" }
[[nodiscard]] std::vector<std::pair<std::string, std::string>> conditions_of(
    const document::Value& value, document::Refusal& refusal);

// "opencv.toml:12"
[[nodiscard]] std::string evidence_at(std::string_view file, const document::Value& at);

// Refusals go to `refusal`; what it returns then is not to be used. `file` names the document.
[[nodiscard]] Catalogue read_elements(const document::Fields& fields, std::string_view file,
                                      document::Refusal& refusal);

}  // namespace guard::catalogue
