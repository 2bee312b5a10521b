// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading a document field by field, keeping all that is wrong with it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guard/document/document.hpp"

namespace guard::document {

// All that was refused, in the order of reading. Reading goes on with empty values after a refusal,
// so that one look finds every mistake; of one place only the first is kept.
class Refusal {
 public:
  void at(int line, int column, std::string what, std::string remedy = {});
  void at(const Value& value, std::string what, std::string remedy = {});
  void at(const Value& value, const Error& error) { at(value, error.what, error.remedy); }

  [[nodiscard]] const std::vector<Error>& errors() const { return errors_; }
  // The first of them, said of `file`; there must be one.
  [[nodiscard]] tl::unexpected<Error> in(std::string_view file) const;

 private:
  std::vector<Error> errors_;
};

// A text that is not empty and holds no control characters; `name` is the field's.
[[nodiscard]] std::string text_of(const Value& value, std::string_view name, Refusal& refusal);

// A list of texts, or one text alone; `at` points into `value`.
struct Word {
  std::string text;
  const Value* at;
};
[[nodiscard]] std::vector<Word> words_of(const Value& value, std::string_view name,
                                         Refusal& refusal);

// The members of a list of tables, or one table alone.
[[nodiscard]] std::vector<const Value*> tables_of(const Value& value, std::string_view name,
                                                  Refusal& refusal);

// The fields of one table. Every field that is not in `known` is refused, with the nearest that is.
// Refers to `value`.
class Fields {
 public:
  Fields(const Value& value, std::string_view name, std::span<const std::string_view> known,
         Refusal& refusal);

  [[nodiscard]] const Value* find(std::string_view key) const;     // null when absent
  [[nodiscard]] const Value* require(std::string_view key) const;  // null when absent, and refused
  [[nodiscard]] std::string text(std::string_view key) const;      // required; empty when refused
  // The index of the required field's text in `words`; 0 when refused.
  [[nodiscard]] std::size_t choice(std::string_view key,
                                   std::span<const std::string_view> words) const;

 private:
  const Value& value_;
  std::string_view name_;
  const Table* table_ = nullptr;
  Refusal& refusal_;
};

}  // namespace guard::document
