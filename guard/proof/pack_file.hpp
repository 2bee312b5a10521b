// SPDX-License-Identifier: LGPL-2.1-or-later
// A pack together with the document it was read from, to say where each word of it stands.
#pragma once

#include <string_view>

#include "guard/document/document.hpp"
#include "guard/policy/pack.hpp"

namespace guard::proof {

struct PackFile {
  policy::Pack pack;
  document::Value document;
  bool is_checked = true;  // false for one that only lies beside those that are checked
};

// The field of a table; null when it has none.
[[nodiscard]] const document::Value* field(const document::Value& table, std::string_view key);

// The table of a list, or the one table that stands in a list's place; null when there is none.
[[nodiscard]] const document::Value* member(const document::Value* list, std::size_t index);

// The table of the pack's clause number `index`.
[[nodiscard]] const document::Value& clause_table(const PackFile& file, std::size_t index);

// Where a value stands; {0, 0} for null.
[[nodiscard]] policy::Where where(const document::Value* value);

// The first text `text` at or below `value`, in the order of the document; null when there is none.
[[nodiscard]] const document::Value* text_within(const document::Value& value,
                                                 std::string_view text);

}  // namespace guard::proof
