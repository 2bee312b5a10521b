// SPDX-License-Identifier: LGPL-2.1-or-later
// The names of the log's files: "audit-000000000001.jsonl", by the first record in it, and
// "checkpoints-000000000001", by the first checkpoint in it. They sort as they were written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guard::audit {

[[nodiscard]] std::string records_name(std::uint64_t first);
[[nodiscard]] std::string checkpoints_name(std::uint64_t first);

// The number in such a name; nothing for another name.
[[nodiscard]] std::optional<std::uint64_t> first_record(std::string_view name);
[[nodiscard]] std::optional<std::uint64_t> first_checkpoint(std::string_view name);

}  // namespace guard::audit
