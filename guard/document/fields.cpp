// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/document/fields.hpp"

#include <algorithm>

#include "guard/facts/suggestion.hpp"

namespace guard::document {
namespace {

std::string quoted(std::string_view text) {
  std::string shown(text.substr(0, 80));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c >= 0 && c < ' '; }, '?');
  return "'" + shown + "'";
}

bool is_control(char c) {
  return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f';
}

}  // namespace

void Refusal::at(int line, int column, std::string what, std::string remedy) {
  const auto same_place = [&](const Error& e) { return e.line == line && e.column == column; };
  if (std::any_of(errors_.begin(), errors_.end(), same_place)) return;
  errors_.push_back({std::move(what), std::move(remedy), {}, line, column});
}

void Refusal::at(const Value& value, std::string what, std::string remedy) {
  at(value.line, value.column, std::move(what), std::move(remedy));
}

tl::unexpected<Error> Refusal::in(std::string_view file) const {
  return tl::unexpected(Error(errors_.front()).in(file));
}

std::string text_of(const Value& value, std::string_view name, Refusal& refusal) {
  const auto* text = std::get_if<std::string>(&value.data);
  if (text == nullptr) {
    refusal.at(value, quoted(name) + " is no text", "write it between quotation marks");
    return {};
  }
  if (text->find_first_not_of(" \n") == std::string::npos) {
    refusal.at(value, quoted(name) + " is empty");
    return {};
  }
  if (std::any_of(text->begin(), text->end(), is_control)) {
    refusal.at(value, quoted(name) + " holds a control character");
    return {};
  }
  return *text;
}

std::vector<Word> words_of(const Value& value, std::string_view name, Refusal& refusal) {
  const auto* list = std::get_if<Array>(&value.data);
  if (list == nullptr) return {{text_of(value, name, refusal), &value}};
  std::vector<Word> words;
  for (const Value& member : *list) words.push_back({text_of(member, name, refusal), &member});
  return words;
}

std::vector<const Value*> tables_of(const Value& value, std::string_view name, Refusal& refusal) {
  std::vector<const Value*> tables;
  if (const auto* list = std::get_if<Array>(&value.data)) {
    for (const Value& member : *list) tables.push_back(&member);
  } else {
    tables.push_back(&value);
  }
  for (const Value* member : tables)
    if (!std::holds_alternative<Table>(member->data)) {
      refusal.at(*member, quoted(name) + " is no table", "write { FIELD = … }");
      return {};
    }
  return tables;
}

Fields::Fields(const Value& value, std::string_view name, std::span<const std::string_view> known,
               Refusal& refusal)
    : value_(value), name_(name), table_(std::get_if<Table>(&value.data)), refusal_(refusal) {
  if (table_ == nullptr) {
    refusal.at(value, quoted(name) + " is no table", "write { FIELD = … }");
    return;
  }
  for (const Entry& entry : *table_)
    if (std::find(known.begin(), known.end(), entry.key) == known.end())
      refusal.at(entry.line, entry.column,
                 quoted(entry.key) + " is no field of " + std::string(name),
                 facts::suggestion(entry.key, known));
}

const Value* Fields::find(std::string_view key) const {
  if (table_ == nullptr) return nullptr;
  for (const Entry& entry : *table_)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

const Value* Fields::require(std::string_view key) const {
  const Value* found = find(key);
  if (found == nullptr) refusal_.at(value_, std::string(name_) + " lacks the field " + quoted(key));
  return found;
}

std::string Fields::text(std::string_view key) const {
  const Value* found = require(key);
  return found == nullptr ? std::string() : text_of(*found, key, refusal_);
}

std::size_t Fields::choice(std::string_view key, std::span<const std::string_view> words) const {
  const std::string word = text(key);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  if (const Value* at = find(key); at != nullptr && !word.empty())
    refusal_.at(*at, quoted(word) + " is no known word for " + std::string(key),
                facts::suggestion(word, words));
  return 0;
}

}  // namespace guard::document
