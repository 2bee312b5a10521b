// SPDX-License-Identifier: LGPL-2.1-or-later
// The only roots that were ever signed with the target's keys.
#pragma once

#include <initializer_list>
#include <string>

#include "guard/trust/envelope.hpp"

namespace fuzz {

inline guard::trust::SecretKey root_key(std::uint8_t number) {
  return guard::trust::SecretKey::from_seed({number, 7}).value();
}
inline std::string quoted_key(std::uint8_t number) {
  return "\"" + root_key(number).public_key().text() + "\"";
}

// Of the keys 1 and 2, or of others, both of which it takes.
inline std::string whole_root(int revision, std::uint8_t one = 1, std::uint8_t two = 2) {
  return R"({"faceguard": "root/1", "fleet": "springfield-police", "revision": )" +
         std::to_string(revision) +
         R"(, "not_before": "2026-01-01", "expires": "2028-01-01", "roles": {)"
         R"("root": {"threshold": 2, "keys": [)" +
         quoted_key(one) + ", " + quoted_key(two) +
         R"(]}, "descriptor": {"threshold": 1, "keys": [)" + quoted_key(3) +
         R"(], "restart_after": 9}, "fleet-config": {"threshold": 1, "keys": [)" + quoted_key(3) +
         R"(]}, "policy": {"threshold": 1, "keys": [)" + quoted_key(4) +
         R"(]}, "catalogue": {"threshold": 1, "keys": [)" + quoted_key(4) + "]}}}";
}
// Of key 1 alone.
inline std::string least_root() {
  return R"({"faceguard": "root/1", "fleet": "f", "revision": 1, "not_before": "2026-01-01",)"
         R"( "expires": "2026-01-01", "roles": {"root": {"threshold": 1, "keys": [)" +
         quoted_key(1) + "]}}}";
}

inline std::string signed_root(const std::string& payload,
                               std::initializer_list<std::uint8_t> keys) {
  const std::string_view type = guard::trust::kind_of(guard::trust::Role::root).payload_type;
  std::string envelope;
  for (const std::uint8_t number : keys) {
    const auto key = root_key(number);
    envelope = (envelope.empty() ? guard::trust::sign_envelope(payload, type, key)
                                 : guard::trust::add_signature(envelope, type, key))
                   .value();
  }
  return envelope;
}

}  // namespace fuzz
