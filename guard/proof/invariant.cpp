// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/invariant.hpp"

#include <algorithm>
#include <array>

#include "guard/document/fields.hpp"
#include "guard/policy/conditions.hpp"

namespace guard::proof {
namespace {

using document::Entry;
using document::Fields;
using document::Refusal;
using document::Table;
using document::Value;

constexpr auto file_fields = std::to_array<std::string_view>({"invariant"});
constexpr auto invariant_fields = std::to_array<std::string_view>(
    {"name", "text", "policies", "from", "until", "never", "where"});
constexpr auto nevers =
    std::to_array<std::string_view>({"permit", "undetermined", "prohibit", "block"});

facts::Day day_of(const Value& value, Refusal& refusal) {
  if (const auto* day = std::get_if<facts::Day>(&value.data)) return *day;
  refusal.at(value, "this is no date",
             "write year, month and day without quotation marks, such as 2024-05-01");
  return {};
}

Invariant invariant_of(const Value& value, const policy::Groups& groups, Refusal& refusal) {
  const Fields fields(value, "an invariant", invariant_fields, refusal);
  Invariant invariant;
  invariant.name = fields.text("name");
  invariant.text = fields.text("text");
  invariant.at = {value.line, value.column};
  if (const Value* name = fields.find("name")) invariant.at = {name->line, name->column};
  if (const Value* policies = fields.require("policies")) {
    for (const document::Word& word : document::words_of(*policies, "policies", refusal))
      invariant.policies.push_back(word.text);
    if (invariant.policies.empty()) refusal.at(*policies, "an invariant about no policy");
  }
  if (const Value* from = fields.require("from")) invariant.from = day_of(*from, refusal);
  if (const Value* until = fields.find("until")) {
    invariant.until = day_of(*until, refusal);
    if (invariant.until < invariant.from) refusal.at(*until, "'until' is before 'from'");
  }
  invariant.never = static_cast<Never>(fields.choice("never", nevers));
  if (const Value* where = fields.find("where"))
    invariant.where = where_of(*where, groups, refusal);
  return invariant;
}

}  // namespace

std::string_view word(Never never) {
  return nevers[static_cast<std::size_t>(never)];
}

bool is_ruled_out(Never never, decision::Outcome outcome) {
  switch (never) {
    case Never::permit:
      return outcome == decision::Outcome::permit;
    case Never::undetermined:
      return outcome == decision::Outcome::undetermined;
    case Never::prohibit:
      return outcome == decision::Outcome::prohibit;
    case Never::block:
      break;
  }
  return decision::blocks(outcome);
}

const policy::Test* Invariant::narrows(facts::Fact fact) const {
  for (const policy::Test& test : where)
    if (test.fact == fact) return &test;
  return nullptr;
}

std::vector<policy::Test> where_of(const Value& value, const policy::Groups& groups,
                                   Refusal& refusal) {
  std::vector<policy::Test> where;
  const auto* table = std::get_if<Table>(&value.data);
  if (table == nullptr) {
    refusal.at(value, "this is no table of facts", "write FACT = VALUE for each");
    return where;
  }
  for (const Entry& entry : *table) {
    Entry condition = entry;
    condition.value.data = Table{{"yes", entry.line, entry.column, entry.value}};
    where.push_back(policy::test_of(condition, groups, refusal));
  }
  return where;
}

tl::expected<std::vector<Invariant>, std::vector<Error>> check_invariants(
    std::string_view toml, std::string_view file, const policy::Groups& groups) {
  auto parsed = document::parse_document(toml, max_invariants_bytes);
  if (!parsed) return tl::unexpected(std::vector<Error>{std::move(parsed.error()).in(file)});
  Refusal refusal;
  const Fields fields(*parsed, "a file of invariants", file_fields, refusal);
  std::vector<Invariant> invariants;
  if (const Value* list = fields.require("invariant"))
    for (const Value* one : document::tables_of(*list, "invariant", refusal)) {
      Invariant invariant = invariant_of(*one, groups, refusal);
      invariant.file = file;
      const auto same = [&](const Invariant& other) { return other.name == invariant.name; };
      if (std::any_of(invariants.begin(), invariants.end(), same))
        refusal.at(invariant.at.line, invariant.at.column,
                   "a second invariant '" + invariant.name + "'", "give each a name of its own");
      invariants.push_back(std::move(invariant));
    }
  if (refusal.errors().empty()) return invariants;
  std::vector<Error> errors = refusal.errors();
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  for (Error& error : errors) error = std::move(error).in(file);
  return tl::unexpected(std::move(errors));
}

Expected<std::vector<Invariant>> parse_invariants(std::string_view toml, std::string_view file,
                                                  const policy::Groups& groups) {
  return check_invariants(toml, file, groups).map_error([](const auto& errors) {
    return errors.front();
  });
}

}  // namespace guard::proof
