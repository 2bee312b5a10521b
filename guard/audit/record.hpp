// SPDX-License-Identifier: LGPL-2.1-or-later
// One record of the audit log, and the one way to write it: a line of JSON that names the hash of
// the line before it. docs/audit.md has the form.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "guard/audit/event.hpp"
#include "guard/audit/hash.hpp"

namespace guard::audit {

inline constexpr std::size_t max_text_bytes = 256;  // of one detail; what is longer is cut
inline constexpr std::size_t max_line_bytes = 16384;
inline constexpr std::uint64_t max_number = (1ULL << 53) - 1;   // every reader of JSON holds it
inline constexpr std::uint64_t max_sequence = 999'999'999'999;  // so that names of files sort

// A field and its value. Texts are cut and made printable ASCII here, numbers held below
// max_number.
class Detail {
 public:
  Detail(TextField field, std::string_view text);
  Detail(NumberField field, std::uint64_t number);

  std::string_view name;
  std::variant<std::uint64_t, std::string> value;
};

struct Entry {
  Event event;
  Reason reason = Reason::none;
  std::vector<Detail> details = {};  // the first of a field counts
};

// What the device's clocks showed.
struct Stamp {
  std::string boot;  // the boot's id, a UUID; may be empty
  std::chrono::sys_time<std::chrono::milliseconds> wall;
  std::chrono::milliseconds since_boot;
};

// The last record of a log and the hash of its line; zeros before the first.
struct Head {
  std::uint64_t sequence = 0;
  Hash hash{};
  friend bool operator==(const Head&, const Head&) = default;
};

// The line of the record that follows `before`, without its end.
[[nodiscard]] std::string write_line(const Head& before, const Stamp& at, const Entry& entry);

// "2026-11-29T01:47:46.123Z"
[[nodiscard]] std::string iso(std::chrono::sys_time<std::chrono::milliseconds> wall);
// The hex digits and dashes of a boot's id.
[[nodiscard]] std::string clean_boot(std::string_view boot);
// With every byte outside printable ASCII replaced and cut to max_text_bytes.
[[nodiscard]] std::string clean_text(std::string_view text);

}  // namespace guard::audit
