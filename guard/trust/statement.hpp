// SPDX-License-Identifier: LGPL-2.1-or-later
// A TOML document (fleet config, policy, catalogue) as the body of a signed one, with its name,
// revision, dates and whom it is for. docs/documents.md describes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/facts/date.hpp"
#include "guard/trust/freshness.hpp"
#include "guard/trust/identity.hpp"
#include "guard/trust/refusal.hpp"
#include "guard/trust/revision.hpp"
#include "guard/trust/role.hpp"
#include "guard/trust/signers.hpp"

namespace guard::trust {

struct Statement {
  Role role = Role::policy;
  std::string name;   // revisions are counted for each role and name
  Revision revision;  // its digest is of the payload, and empty when the statement is being made
  Window window;
  Scope scope;
  std::string text;                         // the TOML, byte for byte as it was signed
  std::vector<std::string_view> unchecked;  // what the scope names and the identity doesn't know
};

// Whether documents of this role are statements.
[[nodiscard]] constexpr bool is_statement(Role role) {
  return role != Role::root && role != Role::descriptor;
}

// Reads a statement's payload, whoever signed it and whenever it is valid: for the desk.
[[nodiscard]] Checked<Statement> parse_statement(std::string_view payload, Role role);

// Reads a signed statement and refuses one that is for others, or not valid on every one of `days`.
[[nodiscard]] Checked<Statement> open_statement(std::string_view envelope_json, Role role,
                                                const Signers& signers, const Identity& identity,
                                                facts::Days days);

// The payload to be signed. Error: what parse_statement would refuse.
[[nodiscard]] Checked<std::string> make_statement(const Statement& statement);

}  // namespace guard::trust
