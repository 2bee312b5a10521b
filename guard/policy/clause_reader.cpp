// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/clause_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>

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

constexpr auto clause_fields = std::to_array<std::string_view>(
    {"id", "text", "citation", "evidence", "covered-by", "when", "unless"});
constexpr auto evidences =
    std::to_array<std::string_view>({"verbatim", "secondary", "unconfirmed"});

// Where it is written. Something put there to be filled in later is no citation.
std::string citation_of(const Value& value, Refusal& refusal) {
  std::string citation = document::text_of(value, "citation", refusal);
  std::string letters;
  for (const char c : citation)
    if (std::isalnum(static_cast<unsigned char>(c)))
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  static constexpr auto placeholders = std::to_array<std::string_view>(
      {"", "todo", "tbd", "fixme", "xxx", "na", "none", "unknown", "citationneeded", "source"});
  if (!citation.empty() &&
      std::find(placeholders.begin(), placeholders.end(), letters) != placeholders.end())
    refusal.at(value, "'" + citation.substr(0, 80) + "' is no citation",
               "say where the words stand: document, section, date");
  return citation;
}

std::vector<AnyOf> when_of(const Value& value, const Groups& groups, Refusal& refusal) {
  std::vector<AnyOf> blocks;
  for (const Value* block : tables_of(value, "when", refusal)) {
    AnyOf tests;
    for (const Entry& entry : std::get<Table>(block->data))
      tests.push_back(test_of(entry, groups, refusal));
    if (tests.empty()) refusal.at(*block, "an empty 'when' block");
    blocks.push_back(std::move(tests));
  }
  return blocks;
}

std::string id_of(const Value& value, Refusal& refusal) {
  std::string id = document::text_of(value, "id", refusal);
  if (id.find_first_of(";\n") != std::string::npos)
    refusal.at(value, "an id with a semicolon or line break");
  return id;
}

std::vector<Exception> unless_of(const Value& value, const Groups& groups, Refusal& refusal) {
  std::vector<Exception> exceptions;
  for (const Value* block : tables_of(value, "unless", refusal)) {
    Exception exception;
    exception.where = {block->line, block->column};
    for (const Entry& entry : std::get<Table>(block->data)) {
      if (entry.key == "id")
        exception.id = id_of(entry.value, refusal);
      else if (entry.key == "citation")
        exception.citation = citation_of(entry.value, refusal);
      else
        exception.tests.push_back(test_of(entry, groups, refusal));
    }
    if (exception.tests.empty())
      refusal.at(*block, "an exception without condition would always lift the clause");
    exceptions.push_back(std::move(exception));
  }
  return exceptions;
}

void check_size(const Clause& clause, const Value& at, Refusal& refusal) {
  std::array<std::ptrdiff_t, facts::fact_count> tests{};
  const auto count = [&](const std::vector<Test>& block) {
    for (const Test& test : block) ++tests[static_cast<std::size_t>(test.fact)];
  };
  for (const AnyOf& block : clause.when) count(block);
  for (const Exception& exception : clause.unless) count(exception.tests);
  for (std::size_t fact = 0; fact < tests.size(); ++fact)
    if (tests[fact] > max_tests_of_a_fact)
      refusal.at(at,
                 "the clause asks '" + std::string(facts::name(static_cast<facts::Fact>(fact))) +
                     "' more than " + std::to_string(max_tests_of_a_fact) + " times",
                 "join conditions, or split the clause");
}

Clause clause_of(const Value& value, const Groups& groups, Refusal& refusal) {
  const Fields fields(value, "a clause", clause_fields, refusal);
  Clause clause;
  clause.where = {value.line, value.column};
  if (const Value* id = fields.require("id")) {
    clause.id = id_of(*id, refusal);
    clause.where = {id->line, id->column};
  }
  clause.text = fields.text("text");
  if (const Value* citation = fields.require("citation"))
    clause.citation = citation_of(*citation, refusal);
  clause.evidence = evidences[fields.choice("evidence", evidences)];
  if (const Value* covered_by = fields.find("covered-by"))
    for (const Word& word : document::words_of(*covered_by, "covered-by", refusal))
      clause.covered_by.push_back(word.text);
  const Value* when = fields.find("when");
  if (when != nullptr) clause.when = when_of(*when, groups, refusal);
  if (clause.when.empty())
    refusal.at(value, "a clause without condition would forbid everything",
               "say with [[clause.when]] what it is about");
  if (const Value* unless = fields.find("unless"))
    clause.unless = unless_of(*unless, groups, refusal);
  check_size(clause, value, refusal);
  return clause;
}

bool holds_clause(const std::vector<Clause>& clauses, std::string_view id) {
  return std::any_of(clauses.begin(), clauses.end(), [&](const auto& one) { return one.id == id; });
}

}  // namespace

std::vector<Clause> clauses_of(const Value& value, const Groups& groups, Refusal& refusal) {
  std::vector<Clause> clauses;
  for (const Value* one : tables_of(value, "clause", refusal)) {
    Clause clause = clause_of(*one, groups, refusal);
    if (holds_clause(clauses, clause.id))
      refusal.at(clause.where.line, clause.where.column, "a second clause '" + clause.id + "'",
                 "give each clause an id of its own");
    clauses.push_back(std::move(clause));
  }
  for (const Clause& clause : clauses)
    for (const std::string& id : clause.covered_by)
      if (!holds_clause(clauses, id) || id == clause.id)
        refusal.at(clause.where.line, clause.where.column,
                   "covered-by names '" + id + "', which is no other clause of this pack");
  return clauses;
}

}  // namespace guard::policy
