// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/pack_file.hpp"

namespace guard::proof {

using document::Value;

const Value* field(const Value& table, std::string_view key) {
  if (const auto* entries = std::get_if<document::Table>(&table.data))
    for (const document::Entry& entry : *entries)
      if (entry.key == key) return &entry.value;
  return nullptr;
}

const Value* member(const Value* list, std::size_t index) {
  if (list == nullptr) return nullptr;
  const auto* members = std::get_if<document::Array>(&list->data);
  if (members == nullptr) return index == 0 ? list : nullptr;
  return index < members->size() ? &(*members)[index] : nullptr;
}

const Value& clause_table(const PackFile& file, std::size_t index) {
  const Value* table = member(field(file.document, "clause"), index);
  return table == nullptr ? file.document : *table;
}

policy::Where where(const Value* value) {
  return value == nullptr ? policy::Where{} : policy::Where{value->line, value->column};
}

const Value* text_within(const Value& value, std::string_view text) {
  if (const auto* own = std::get_if<std::string>(&value.data))
    return *own == text ? &value : nullptr;
  if (const auto* members = std::get_if<document::Array>(&value.data))
    for (const Value& one : *members)
      if (const Value* found = text_within(one, text)) return found;
  if (const auto* entries = std::get_if<document::Table>(&value.data))
    for (const document::Entry& entry : *entries)
      if (const Value* found = text_within(entry.value, text)) return found;
  return nullptr;
}

}  // namespace guard::proof
