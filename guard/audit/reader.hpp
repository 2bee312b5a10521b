// SPDX-License-Identifier: LGPL-2.1-or-later
// Reads a line of the audit log. Strict in its form: what would not have been written exactly so is
// no record. Words it never met are read all the same, for the log may be younger than its reader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "guard/audit/hash.hpp"
#include "guard/error.hpp"

namespace guard::audit {

struct Record {
  std::uint64_t sequence = 0;  // from 1
  Hash previous{};             // of the line before
  std::string boot;
  std::string wall;  // as iso() writes it
  std::uint64_t mono_ms = 0;
  std::string event;
  std::string reason;
  std::vector<std::pair<std::string, std::variant<std::uint64_t, std::string>>> details;
};

// `line` without its end. Error: what is wrong with its form.
[[nodiscard]] Expected<Record> read_line(std::string_view line);

}  // namespace guard::audit
