// SPDX-License-Identifier: LGPL-2.1-or-later
// Base64 as RFC 4648 defines it, with padding.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace guard::trust {

[[nodiscard]] std::string to_base64(std::string_view bytes);

// The bytes of a text in the standard or, as DSSE allows, the URL-safe alphabet; nothing for a
// mixture of both, missing padding, stray bits or any other character.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// Bytes as characters, and back.
[[nodiscard]] std::string_view as_text(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::span<const std::uint8_t> as_bytes(std::string_view text);

}  // namespace guard::trust
