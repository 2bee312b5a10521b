// SPDX-License-Identifier: LGPL-2.1-or-later
// Catalogue files: [[element]] and [[class]] tables.
#include "guard/catalogue/reader.hpp"

#include <algorithm>
#include <array>

#include "guard/document/fields.hpp"
#include "guard/facts/suggestion.hpp"

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

// The values of each kind that `table` lists under `prefix` and the kind's word.
void read_names(const Fields& table, std::string_view prefix, Reads::Names& names,
                Refusal& refusal) {
  for (std::size_t kind = 0; kind < value_kinds; ++kind) {
    const std::string key = std::string(prefix) + std::string(kind_words[kind]);
    if (const Value* value = table.find(key)) names[kind] = texts_of(*value, key, refusal);
  }
}

Reads reads_of(const Value& value, Refusal& refusal) {
  static constexpr auto known = std::to_array<std::string_view>(
      {"model", "configuration", "code", "labels", "function", "text", "instance", "inner-model",
       "inner-configuration", "inner-code", "inner-labels", "inner-function"});
  const Fields fields(value, "reads", known, refusal);
  Reads reads;
  read_names(fields, "", reads.properties, refusal);
  read_names(fields, "inner-", reads.inner, refusal);
  if (const Value* instance = fields.find("instance"))
    reads.instance = texts_of(*instance, "instance", refusal);
  return reads;
}

Exit exit_of(const Fields& fields) {
  return fields.find("exit") == nullptr ? Exit::none
                                        : static_cast<Exit>(fields.choice("exit", exit_words));
}

bool flag(const Fields& fields, std::string_view key, Refusal& refusal) {
  const Value* at = fields.find(key);
  if (at == nullptr) return false;
  if (const bool* set = std::get_if<bool>(&at->data)) return *set;
  refusal.at(*at, std::string(key) + " is neither true nor false");
  return false;
}

Entry entry_of(const Value& value, std::string_view file, Refusal& refusal) {
  static constexpr auto known =
      std::to_array<std::string_view>({"factory", "when", "capability", "gallery", "service",
                                       "exit", "reads", "tensors", "decodes", "because", "source"});
  const Fields fields(value, "element", known, refusal);
  Entry entry;
  if (const Value* factory = fields.require("factory"))
    entry.factories = texts_of(*factory, "factory", refusal);
  if (const Value* when = fields.find("when")) entry.when = conditions_of(*when, refusal);
  entry.exit = exit_of(fields);
  if (const Value* reads = fields.find("reads")) entry.reads = reads_of(*reads, refusal);
  const bool may_be_left_out = entry.exit != Exit::none || entry.reads.any();
  if (fields.find("capability") != nullptr || !may_be_left_out)
    entry.stage = stage_of(fields, refusal);
  else if (entry.reads.any() || is_opaque(entry.exit))
    entry.stage = facts::StageFacts{};
  entry.tensors = flag(fields, "tensors", refusal);
  entry.decodes = flag(fields, "decodes", refusal);
  if (fields.find("because") != nullptr) entry.because = fields.text("because");
  if (fields.find("source") != nullptr) entry.source = fields.text("source");
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

Pattern pattern_of(const Value& value, std::string_view file, Refusal& refusal) {
  static constexpr auto known = std::to_array<std::string_view>(
      {"in", "matches", "capability", "things", "because", "source"});
  const Fields fields(value, "pattern", known, refusal);
  Pattern pattern;
  if (const Value* in = fields.require("in"))
    for (const document::Word& word : document::words_of(*in, "in", refusal)) {
      const auto kind = std::find(kind_words.begin(), kind_words.end(), word.text);
      if (kind == kind_words.end())
        refusal.at(*word.at, "'" + word.text + "' is no kind of value",
                   facts::suggestion(word.text, kind_words));
      else
        pattern.in.set(static_cast<std::size_t>(kind - kind_words.begin()));
    }
  if (const Value* matches = fields.require("matches")) {
    if (auto regex = Regex::compile(fields.text("matches")))
      pattern.regex = std::move(*regex);
    else
      refusal.at(*matches, regex.error());
  }
  pattern.stage = stage_of(fields, refusal);
  pattern.things = flag(fields, "things", refusal);
  if (fields.find("because") != nullptr) pattern.because = fields.text("because");
  pattern.evidence = evidence_at(file, value);
  return pattern;
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

// What an entry says of one fact; a fact it leaves out may be anything.
facts::WordSet words_of_fact(const Fields& fields, const facts::WordList& list, Refusal& refusal) {
  const Value* at = fields.find(list.name);
  if (at == nullptr) return list.all();
  const auto set = list.set_of(document::text_of(*at, list.name, refusal));
  if (set) return *set;
  refusal.at(*at, set.error());
  return list.all();
}

}  // namespace

std::optional<facts::StageFacts> stage_of(const Fields& fields, Refusal& refusal) {
  if (fields.text("capability") == "none") return std::nullopt;
  return facts::StageFacts{words_of_fact(fields, facts::capabilities, refusal),
                           words_of_fact(fields, facts::galleries, refusal),
                           words_of_fact(fields, facts::services, refusal)};
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

std::string evidence_at(std::string_view file, const Value& at) {
  return std::string(file) + ":" + std::to_string(at.line);
}

Catalogue read_elements(const Fields& fields, std::string_view file, Refusal& refusal) {
  Catalogue catalogue;
  if (const document::Array* elements = tables_of(fields, "element", refusal))
    for (const Value& element : *elements)
      catalogue.entries.push_back(entry_of(element, file, refusal));
  if (const document::Array* classes = tables_of(fields, "class", refusal))
    for (const Value& value : *classes) catalogue.classes.push_back(class_of(value, file, refusal));
  if (const document::Array* patterns = tables_of(fields, "pattern", refusal))
    for (const Value& value : *patterns)
      catalogue.patterns.push_back(pattern_of(value, file, refusal));
  catalogue.index();
  return catalogue;
}

Expected<Catalogue> parse_catalogue(std::string_view toml, std::string_view file) {
  static constexpr auto known =
      std::to_array<std::string_view>({"title", "source", "element", "class", "pattern"});
  auto parsed = document::parse_document(toml, max_catalogue_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));
  Refusal refusal;
  const Fields fields(*parsed, "catalogue", known, refusal);
  Catalogue catalogue = read_elements(fields, file, refusal);
  if (!refusal.errors().empty()) return refusal.in(file);
  return catalogue;
}

}  // namespace guard::catalogue
