// SPDX-License-Identifier: LGPL-2.1-or-later
// The keys and values of a configuration file, whichever of the usual forms it has: ini, YAML, TOML,
// JSON or protobuf text all write `key = value` or `key: value`. Which form it is and how it nests
// doesn't matter here: a value counts wherever it stands.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guard::recognition {

inline constexpr std::size_t max_settings = 10'000;

// All values given to one of `keys`, without quotes and comments, in their order.
[[nodiscard]] std::vector<std::string> values_of(std::string_view body,
                                                 std::span<const std::string> keys);

}  // namespace guard::recognition
