// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/document/document.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace guard::document {
namespace {

tl::unexpected<Error> fail_at(const toml::source_position& at, std::string what,
                              std::string remedy = {}) {
  return tl::unexpected<Error>({std::move(what),
                                std::move(remedy),
                                {},
                                static_cast<int>(at.line),
                                static_cast<int>(at.column)});
}

// The library bounds nested brackets but follows a dotted name, a.a.a.a…, to any depth, until the
// stack is used up. A name stands on one line, so bounding the dots of a line bounds the depth.
Expected<void> check_dots(std::string_view toml) {
  toml::source_position at{1, 1};
  int dots = 0;
  for (const char c : toml) {
    if (c == '\n') {
      at = {at.line + 1, 1};
      dots = 0;
      continue;
    }
    if (c == '.' && ++dots > max_dots_in_a_line)
      return fail_at(at, "more than " + std::to_string(max_dots_in_a_line) + " dots in one line",
                     "write long texts as several lines between \"\"\"");
    ++at.column;
  }
  return {};
}

bool earlier(const Entry& a, const Entry& b) {
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

Expected<Value> value_of(const toml::node& node, int depth) {
  const toml::source_position at = node.source().begin;
  if (depth > max_depth)
    return fail_at(at, "tables or lists more than " + std::to_string(max_depth) + " deep");
  Value value{Other{}, static_cast<int>(at.line), static_cast<int>(at.column)};

  if (const auto* text = node.as_string()) {
    value.data = text->get();
  } else if (const auto* flag = node.as_boolean()) {
    value.data = flag->get();
  } else if (const auto* date = node.as_date()) {
    value.data = facts::Day{std::chrono::year_month_day{std::chrono::year{date->get().year},
                                                        std::chrono::month{date->get().month},
                                                        std::chrono::day{date->get().day}}};
  } else if (const auto* array = node.as_array()) {
    Array members;
    for (const toml::node& member : *array) {
      auto read = value_of(member, depth + 1);
      if (!read) return read;
      members.push_back(std::move(*read));
    }
    value.data = std::move(members);
  } else if (const auto* table = node.as_table()) {
    Table entries;
    for (const auto& [key, member] : *table) {
      auto read = value_of(member, depth + 1);
      if (!read) return read;
      const toml::source_position key_at = key.source().begin;
      entries.push_back({std::string(key.str()), static_cast<int>(key_at.line),
                         static_cast<int>(key_at.column), std::move(*read)});
    }
    std::stable_sort(entries.begin(), entries.end(), earlier);
    value.data = std::move(entries);
  }
  return value;
}

}  // namespace

Expected<Value> parse_document(std::string_view toml, std::size_t max_bytes) {
  if (toml.size() > max_bytes)
    return fail("the document has " + std::to_string(toml.size()) + " bytes, and such a one has " +
                "at most " + std::to_string(max_bytes));
  if (auto checked = check_dots(toml); !checked) return tl::unexpected(std::move(checked.error()));
  // Debian builds the library with exceptions only; this is where they end.
  try {
    return value_of(toml::parse(toml), 0);
  } catch (const toml::parse_error& error) {
    return fail_at(error.source().begin, std::string(error.description()));
  }
}

}  // namespace guard::document
