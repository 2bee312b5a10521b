// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/pack.hpp"

#include <algorithm>
#include <array>

#include "guard/document/fields.hpp"
#include "guard/facts/suggestion.hpp"
#include "guard/policy/clause_reader.hpp"

namespace guard::policy {
namespace {

using document::Fields;
using document::Refusal;
using document::Table;
using document::Value;
using document::Word;

constexpr auto pack_fields = std::to_array<std::string_view>(
    {"pack", "version", "title", "source", "status", "in-force-from", "in-force-until",
     "replaced-by", "service", "silent", "profiles", "clause"});
constexpr auto statuses = std::to_array<std::string_view>({"in-force", "withdrawn", "expired"});
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

facts::Day day_of_field(const Value& value, std::string_view key, Refusal& refusal) {
  if (const auto* day = std::get_if<facts::Day>(&value.data)) return *day;
  refusal.at(value, "'" + std::string(key) + "' is no date",
             "write year, month and day without quotation marks, such as 2024-05-01");
  return {};
}

// Either clauses, or the reason why there are none.
void read_clauses(const Fields& fields, const Value& document, const Groups& groups, Pack& pack,
                  Refusal& refusal) {
  const Value* clauses = fields.find("clause");
  const Value* silent = fields.find("silent");
  if (clauses != nullptr) pack.clauses = clauses_of(*clauses, groups, refusal);
  if (silent != nullptr) pack.silent = document::text_of(*silent, "silent", refusal);
  if (silent != nullptr && !pack.clauses.empty())
    refusal.at(*silent, "a pack that says why it has no clause has clauses");
  if (silent == nullptr && pack.clauses.empty())
    refusal.at(document, "a pack without clause would permit everything",
               "write its clauses, or say with silent = \"…\" why there are none");
}

facts::WordSet services_of(const Value& value, Refusal& refusal) {
  facts::WordSet services;
  for (const Word& word : document::words_of(value, "service", refusal)) {
    const auto one = facts::services.set_of(word.text);
    if (!one)
      refusal.at(*word.at, one.error());
    else if (word.text == "unknown")
      refusal.at(*word.at, "'unknown' is no service", "leave 'service' out of a law");
    else
      services |= *one;
  }
  return services;
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

tl::expected<Pack, std::vector<Error>> check_pack(std::string_view toml, std::string_view file,
                                                  const Groups& groups) {
  auto parsed = document::parse_document(toml, max_pack_bytes);
  if (!parsed) return tl::unexpected(std::vector<Error>{std::move(parsed.error()).in(file)});

  Refusal refusal;
  const Fields fields(*parsed, "a pack", pack_fields, refusal);
  Pack pack;
  pack.file = file;
  pack.id = checked_name(fields, "pack", refusal);
  pack.version = checked_name(fields, "version", refusal);
  pack.title = fields.text("title");
  pack.source = fields.text("source");
  pack.status = static_cast<Status>(fields.choice("status", statuses));
  if (const Value* from = fields.require("in-force-from")) {
    pack.in_force_from = day_of_field(*from, "in-force-from", refusal);
    pack.where_from = {from->line, from->column};
  }
  if (const Value* until = fields.find("in-force-until")) {
    pack.in_force_until = day_of_field(*until, "in-force-until", refusal);
    pack.where_until = {until->line, until->column};
    if (pack.in_force_until < pack.in_force_from)
      refusal.at(*until, "'in-force-until' is before 'in-force-from'");
  }
  if (fields.find("replaced-by") != nullptr) pack.replaced_by = fields.text("replaced-by");
  if (const Value* service = fields.find("service")) pack.services = services_of(*service, refusal);
  read_clauses(fields, *parsed, groups, pack, refusal);
  auto& full = pack.profiles["full"];
  for (const Clause& clause : pack.clauses) full.push_back(clause.id);
  if (const Value* profiles = fields.find("profiles")) add_profiles(*profiles, pack, refusal);

  if (refusal.errors().empty()) return pack;
  std::vector<Error> errors = refusal.errors();
  for (Error& error : errors) error = std::move(error).in(file);
  return tl::unexpected(std::move(errors));
}

Expected<Pack> parse_pack(std::string_view toml, std::string_view file, const Groups& groups) {
  return check_pack(toml, file, groups).map_error([](const auto& errors) {
    return errors.front();
  });
}

}  // namespace guard::policy
