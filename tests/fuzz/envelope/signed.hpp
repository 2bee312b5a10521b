// SPDX-License-Identifier: LGPL-2.1-or-later
// What the envelope target's seeds hold: the only payloads that were ever signed with its keys.
#pragma once

#include <array>
#include <string_view>

#include "guard/trust/envelope.hpp"

namespace fuzz {

inline constexpr std::string_view envelope_type = "application/vnd.faceguard.descriptor+json";
inline constexpr std::string_view other_type = "application/vnd.faceguard.pack+toml";

inline guard::trust::SecretKey key_of(std::uint8_t number) {
  return guard::trust::SecretKey::from_seed({number, 2, 3}).value();
}
inline constexpr std::uint8_t first_key = 1, second_key = 2, stranger = 3;

inline constexpr std::string_view signed_by_first = R"({"faceguard": "descriptor/1"})";
inline constexpr std::string_view signed_by_both = "both";
// Under the other type, which mustn't help it.
inline constexpr std::string_view signed_as_other = "other";
inline constexpr std::string_view signed_by_stranger = "stranger";

}  // namespace fuzz
