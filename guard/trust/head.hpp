// SPDX-License-Identifier: LGPL-2.1-or-later
// What every signed document begins with, read from its payload.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guard/trust/freshness.hpp"
#include "guard/trust/json.hpp"
#include "guard/trust/refusal.hpp"
#include "guard/trust/role.hpp"

namespace guard::trust {

inline constexpr std::size_t max_name = 128;

// The top object of a payload of this kind, within its caps: all of `required` is there, and
// nothing but `required` and `optional`.
[[nodiscard]] Checked<JsonValue> read_document(std::string_view payload, const Kind& kind,
                                               std::span<const std::string_view> required,
                                               std::span<const std::string_view> optional);

struct Head {
  std::uint64_t revision = 0;
  facts::Day not_before;
  facts::Day expires;
};
// The fields "revision", "not_before" and "expires", which must be there.
[[nodiscard]] Expected<Head> read_head(const JsonValue& root);

// A whole number from `least` to `most`.
[[nodiscard]] Expected<std::uint64_t> read_whole(const JsonValue& value, std::string_view path,
                                                 std::uint64_t least, std::uint64_t most);

// The name of a device, fleet, kind of hardware or document: 1 to max_name printable characters.
[[nodiscard]] Expected<std::string> read_name(const JsonValue& value, std::string_view path);
// One such name, or several in an array that isn't empty.
[[nodiscard]] Expected<std::vector<std::string>> read_names(const JsonValue& value,
                                                            std::string_view path);

// The same error said of the envelope: a payload's lines are not the lines of the file.
[[nodiscard]] Refused in_payload(Refused error);

}  // namespace guard::trust
