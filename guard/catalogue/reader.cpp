// SPDX-License-Identifier: LGPL-2.1-or-later
// Catalogue files: [[element]] and [[class]] tables.
#include "guard/catalogue/reader.hpp"

#include <array>

#include "guard/document/fields.hpp"

namespace guard::catalogue {
namespace {

using document::Fields;
using document::Refusal;
using document::Value;

std::vector<std::string> texts_of(const Value& value, std::string_view name, Refusal& refusal) {
  std::vector<std::string> texts;
  for (document::Word& word : document::words_of(value, name, refusal))
    texts.push_back(std::move(word.text));
  return texts;
}

std::vector<std::pair<std::string, std::string>> conditions_of(const Value& value,
                                                               Refusal& refusal) {
  std::vector<std::pair<std::string, std::string>> conditions;
  const auto* table = std::get_if<document::Table>(&value.data);
  if (table == nullptr) {
    refusal.at(value, "when is no table", "write when = { property = \"value\" }");
    return conditions;
  }
  for (const document::Entry& entry : *table)
    conditions.emplace_back(entry.key, document::text_of(entry.value, entry.key, refusal));
  return conditions;
}

// What an element's entry says of one fact; a fact it leaves out may be anything.
facts::WordSet words_of_fact(const Fields& fields, const facts::WordList& list, Refusal& refusal) {
  const Value* at = fields.find(list.name);
  if (at == nullptr) return list.all();
  const auto set = list.set_of(document::text_of(*at, list.name, refusal));
  if (set) return *set;
  refusal.at(*at, set.error());
  return list.all();
}

// Nothing for what does not analyse.
std::optional<facts::StageFacts> stage_of(const Fields& fields, Refusal& refusal) {
  if (fields.text("capability") == "none") return std::nullopt;
  return facts::StageFacts{words_of_fact(fields, facts::capabilities, refusal),
                           words_of_fact(fields, facts::galleries, refusal),
                           words_of_fact(fields, facts::services, refusal)};
}

std::string evidence_at(std::string_view file, const Value& at) {
  return std::string(file) + ":" + std::to_string(at.line);
}

Entry entry_of(const Value& value, std::string_view file, Refusal& refusal) {
  static constexpr auto known = std::to_array<std::string_view>(
      {"factory", "when", "capability", "gallery", "service", "because", "source"});
  const Fields fields(value, "element", known, refusal);
  Entry entry;
  if (const Value* factory = fields.require("factory"))
    entry.factories = texts_of(*factory, "factory", refusal);
  if (const Value* when = fields.find("when")) entry.when = conditions_of(*when, refusal);
  entry.stage = stage_of(fields, refusal);
  entry.evidence = evidence_at(file, value);
  return entry;
}

ClassEntry class_of(const Value& value, std::string_view file, Refusal& refusal) {
  static constexpr auto known = std::to_array<std::string_view>({"words", "because"});
  const Fields fields(value, "class", known, refusal);
  ClassEntry entry;
  if (const Value* words = fields.require("words"))
    entry.words = texts_of(*words, "words", refusal);
  entry.evidence = evidence_at(file, value);
  return entry;
}

// The tables of an array of tables; refuses anything else.
const document::Array* tables_of(const Fields& fields, std::string_view key, Refusal& refusal) {
  const Value* value = fields.find(key);
  if (value == nullptr) return nullptr;
  const auto* array = std::get_if<document::Array>(&value->data);
  if (array == nullptr)
    refusal.at(*value, std::string(key) + " is no list of tables",
               "write [[" + std::string(key) + "]] above each");
  return array;
}

}  // namespace

Catalogue read_elements(const Fields& fields, std::string_view file, Refusal& refusal) {
  Catalogue catalogue;
  if (const document::Array* elements = tables_of(fields, "element", refusal))
    for (const Value& element : *elements)
      catalogue.entries.push_back(entry_of(element, file, refusal));
  if (const document::Array* classes = tables_of(fields, "class", refusal))
    for (const Value& value : *classes) catalogue.classes.push_back(class_of(value, file, refusal));
  return catalogue;
}

Expected<Catalogue> parse_catalogue(std::string_view toml, std::string_view file) {
  static constexpr auto known =
      std::to_array<std::string_view>({"title", "source", "element", "class"});
  auto parsed = document::parse_document(toml, max_catalogue_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));
  Refusal refusal;
  const Fields fields(*parsed, "catalogue", known, refusal);
  Catalogue catalogue = read_elements(fields, file, refusal);
  if (!refusal.errors().empty()) return refusal.in(file);
  return catalogue;
}

}  // namespace guard::catalogue
