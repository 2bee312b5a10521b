// SPDX-License-Identifier: LGPL-2.1-or-later
// SHA-256, which chains the lines of the audit log.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guard::audit {

using Hash = std::array<std::uint8_t, 32>;

[[nodiscard]] Hash hash_of(std::string_view bytes);

[[nodiscard]] std::string hex(std::string_view bytes);  // lower case
[[nodiscard]] std::string hex(const Hash& hash);
// Nothing for anything but 64 lower-case hex digits.
[[nodiscard]] std::optional<Hash> hash_from_hex(std::string_view digits);

}  // namespace guard::audit
