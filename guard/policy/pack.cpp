// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/pack.hpp"

#include <algorithm>
#include <array>

#include "guard/document/fields.hpp"
#include "guard/facts/suggestion.hpp"
#include "guard/policy/conditions.hpp"

namespace guard::policy {
namespace {

using document::Entry;
using document::Fields;
using document::Refusal;
using document::Table;
using document::Value;
using document::Word;

// Judging a clause takes every combination of answers; no policy read so far asks a fact more than
// twice.
constexpr std::ptrdiff_t max_tests_of_a_fact = 6;

constexpr auto pack_fields =
    std::to_array<std::string_view>({"pack", "version", "title", "source", "status",
                                     "in-force-from", "in-force-until", "profiles", "clause"});
constexpr auto clause_fields =
    std::to_array<std::string_view>({"id", "text", "citation", "evidence", "when", "unless"});
constexpr auto statuses = std::to_array<std::string_view>({"in-force", "withdrawn", "expired"});
constexpr auto evidences =
    std::to_array<std::string_view>({"verbatim", "secondary", "unconfirmed"});

// A name that others refer to: it stands in file names, in POLICY/PROFILE and in lists.
std::string checked_name(const Fields& fields, std::string_view key, Refusal& refusal) {
  std::string name = fields.text(key);
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
  if (const Value* at = fields.find(key);
      at != nullptr && name.find_first_not_of(letters) != name.npos)
    refusal.at(*at, "'" + std::string(key) + "' holds something else than letters, digits, '-._'");
  return name;
}

// The index of the field's word in `words`.
std::size_t choice(const Fields& fields, std::string_view key,
                   std::span<const std::string_view> words, Refusal& refusal) {
  const std::string word = fields.text(key);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  if (const Value* at = fields.find(key))
    refusal.at(*at, "'" + word.substr(0, 80) + "' is no known word for " + std::string(key),
               facts::suggestion(word, words));
  return 0;
}

facts::Day day_of_field(const Value& value, std::string_view key, Refusal& refusal) {
  if (const auto* day = std::get_if<facts::Day>(&value.data)) return *day;
  refusal.at(value, "'" + std::string(key) + "' is no date",
             "write year, month and day without quotation marks, such as 2024-05-01");
  return {};
}

std::vector<std::vector<Test>> blocks_of(const Value& value, std::string_view name,
                                         Refusal& refusal) {
  std::vector<std::vector<Test>> blocks;
  for (const Value* block : tables_of(value, name, refusal)) {
    std::vector<Test> tests;
    for (const Entry& entry : std::get<Table>(block->data))
      tests.push_back(test_of(entry, refusal));
    if (tests.empty()) refusal.at(*block, "an empty '" + std::string(name) + "' block");
    blocks.push_back(std::move(tests));
  }
  return blocks;
}

void check_size(const Clause& clause, const Value& at, Refusal& refusal) {
  std::array<std::ptrdiff_t, facts::fact_count> tests{};
  for (const auto* blocks : {&clause.when, &clause.unless})
    for (const auto& block : *blocks)
      for (const Test& test : block) ++tests[static_cast<std::size_t>(test.fact)];
  for (std::size_t fact = 0; fact < tests.size(); ++fact)
    if (tests[fact] > max_tests_of_a_fact)
      refusal.at(at,
                 "the clause asks '" + std::string(facts::name(static_cast<facts::Fact>(fact))) +
                     "' more than " + std::to_string(max_tests_of_a_fact) + " times",
                 "join conditions, or split the clause");
}

Clause clause_of(const Value& value, Refusal& refusal) {
  const Fields fields(value, "a clause", clause_fields, refusal);
  Clause clause;
  clause.id = fields.text("id");
  if (clause.id.find_first_of(";\n") != std::string::npos)
    refusal.at(*fields.find("id"), "a clause id with a semicolon or line break");
  clause.text = fields.text("text");
  clause.citation = fields.text("citation");
  clause.evidence = evidences[choice(fields, "evidence", evidences, refusal)];
  if (const Value* when = fields.require("when")) clause.when = blocks_of(*when, "when", refusal);
  if (const Value* unless = fields.find("unless"))
    clause.unless = blocks_of(*unless, "unless", refusal);
  if (clause.when.empty())
    refusal.at(value, "a clause without condition would forbid everything",
               "say with [[clause.when]] what it is about");
  check_size(clause, value, refusal);
  return clause;
}

std::vector<Clause> clauses_of(const Value& value, Refusal& refusal) {
  std::vector<Clause> clauses;
  for (const Value* one : tables_of(value, "clause", refusal)) {
    Clause clause = clause_of(*one, refusal);
    for (const Clause& earlier : clauses)
      if (earlier.id == clause.id) refusal.at(*one, "a second clause '" + clause.id + "'");
    clauses.push_back(std::move(clause));
  }
  if (clauses.empty()) refusal.at(value, "a pack without clause would permit everything");
  return clauses;
}

void add_profiles(const Value& value, Pack& pack, Refusal& refusal) {
  const auto* table = std::get_if<Table>(&value.data);
  if (table == nullptr) return refusal.at(value, "'profiles' is no table");
  const std::vector<std::string> all = pack.profiles["full"];
  const std::vector<std::string_view> known(all.begin(), all.end());
  for (const auto& [profile, line, column, listed] : *table) {
    if (profile == "full" || profile.find_first_of("/ ;") != std::string::npos)
      refusal.at(line, column, "'" + profile + "' can't be a profile's name",
                 "'full' is there without being named, and holds every clause");
    std::vector<std::string> ids;
    for (const Word& word : document::words_of(listed, profile, refusal)) {
      if (std::find(all.begin(), all.end(), word.text) == all.end()) {
        refusal.at(*word.at, "'" + word.text.substr(0, 80) + "' is no clause of this pack",
                   facts::suggestion(word.text, known));
      }
      ids.push_back(word.text);
    }
    pack.profiles[profile] = std::move(ids);
  }
}

}  // namespace

Expected<Pack> parse_pack(std::string_view toml, std::string_view file) {
  auto parsed = document::parse_document(toml, max_pack_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));

  Refusal refusal;
  const Fields fields(*parsed, "a pack", pack_fields, refusal);
  Pack pack;
  pack.id = checked_name(fields, "pack", refusal);
  pack.version = checked_name(fields, "version", refusal);
  pack.title = fields.text("title");
  pack.source = fields.text("source");
  pack.status = static_cast<Status>(choice(fields, "status", statuses, refusal));
  if (const Value* from = fields.require("in-force-from"))
    pack.in_force_from = day_of_field(*from, "in-force-from", refusal);
  if (const Value* until = fields.find("in-force-until")) {
    pack.in_force_until = day_of_field(*until, "in-force-until", refusal);
    if (pack.in_force_until < pack.in_force_from)
      refusal.at(*until, "'in-force-until' is before 'in-force-from'");
  }
  if (const Value* clauses = fields.require("clause")) pack.clauses = clauses_of(*clauses, refusal);
  for (const Clause& clause : pack.clauses) pack.profiles["full"].push_back(clause.id);
  if (const Value* profiles = fields.find("profiles")) add_profiles(*profiles, pack, refusal);

  if (refusal.error()) return tl::unexpected(Error(*refusal.error()).in(file));
  return pack;
}

}  // namespace guard::policy
