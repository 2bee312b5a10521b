// SPDX-License-Identifier: LGPL-2.1-or-later
// What the command knows of each kind of signed document.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "guard/trust/refusal.hpp"
#include "guard/trust/revision.hpp"
#include "guard/trust/role.hpp"

namespace tools::cli {

// The option --as, which names a kind and is a descriptor when it is left out.
CLI::Option* add_kind(CLI::App& verb, std::string& word);
// Of a word that the option let through.
[[nodiscard]] guard::trust::Role kind_named(const std::string& word);

// Whether a device could use the payload: it is well-formed, and so is the text in it.
[[nodiscard]] guard::trust::Checked<guard::trust::Revision> check_payload(
    guard::trust::Role role, const std::string& payload);

// Whether a device could use the TOML text of a statement. `file` names it in errors.
[[nodiscard]] guard::Expected<void> check_text(guard::trust::Role role, const std::string& text,
                                               const std::string& file);

}  // namespace tools::cli
