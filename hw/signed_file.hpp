// SPDX-License-Identifier: LGPL-2.1-or-later
// Signed documents from files. Errors name the file, and say why as an audit counts it.
#pragma once

#include <filesystem>
#include <string>

#include "guard/trust/identity.hpp"
#include "guard/trust/refusal.hpp"
#include "guard/trust/role.hpp"
#include "guard/trust/signers.hpp"
#include "guard/trust/statement.hpp"

namespace hw {

// The bytes of a file that should hold a signed document of this role; nothing is verified.
[[nodiscard]] guard::trust::Checked<std::string> read_signed_file(const std::filesystem::path& path,
                                                                  guard::trust::Role role);

// The statement in a file, verified.
[[nodiscard]] guard::trust::Checked<guard::trust::Statement> read_statement(
    const std::filesystem::path& path, guard::trust::Role role,
    const guard::trust::Signers& signers, const guard::trust::Identity& identity,
    guard::facts::Days days);

}  // namespace hw
