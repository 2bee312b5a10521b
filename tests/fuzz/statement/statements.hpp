// SPDX-License-Identifier: LGPL-2.1-or-later
// The only statements that were ever signed with the target's keys.
#pragma once

#include <string>

#include "guard/trust/envelope.hpp"
#include "guard/trust/statement.hpp"

namespace fuzz {

inline guard::trust::SecretKey statement_key(std::uint8_t number) {
  return guard::trust::SecretKey::from_seed({number, 8}).value();
}

// For all devices of a fleet, or for one of another.
inline std::string policy(const char* fleet) {
  using namespace std::chrono;
  guard::trust::Statement statement;
  statement.role = guard::trust::Role::policy;
  statement.name = "city-x";
  statement.revision.number = 2;
  statement.window = {2026y / January / 1, 2028y / January / 1};
  statement.scope = {{"bwc-1", "bwc-2"}, fleet, {"mk3"}};
  statement.text = "pack = \"city-x\"\n";
  return guard::trust::make_statement(statement).value();
}
inline const guard::trust::Identity own_identity{"bwc-1", "springfield-police", "mk3"};
inline std::string own_policy() {
  return policy("springfield-police");
}

inline std::string signed_policy(const std::string& payload, std::uint8_t key,
                                 guard::trust::Role as = guard::trust::Role::policy) {
  return guard::trust::sign_envelope(payload, guard::trust::kind_of(as).payload_type,
                                     statement_key(key))
      .value();
}

}  // namespace fuzz
