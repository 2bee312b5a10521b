// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/statement.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "guard/trust/envelope.hpp"
#include "guard/trust/head.hpp"
#include "guard/trust/json_fields.hpp"

namespace guard::trust {
namespace {

constexpr auto statement_needs = std::to_array<std::string_view>(
    {"faceguard", "name", "revision", "not_before", "expires", "text"});
constexpr auto statement_may_have = std::to_array<std::string_view>({"scope"});

Expected<Statement> read_statement(const JsonValue& root, Role role) {
  Statement statement;
  statement.role = role;
  auto name = read_name(*root.find("name"), "name");
  if (!name) return tl::unexpected(name.error());
  statement.name = std::move(*name);
  const auto head = read_head(root);
  if (!head) return tl::unexpected(head.error());
  statement.revision.number = head->revision;
  statement.window = {head->not_before, head->expires};
  if (const JsonValue* value = root.find("scope")) {
    auto scope = read_scope(*value, "scope");
    if (!scope) return tl::unexpected(scope.error());
    statement.scope = std::move(*scope);
  }
  const JsonValue& text = *root.find("text");
  if (text.kind != JsonKind::text) return refuse_kind(text, "text", "a TOML document as a text");
  statement.text = text.text;
  return statement;
}

boost::json::array listed(const std::vector<std::string>& names) {
  boost::json::array list;
  for (const std::string& name : names) list.emplace_back(name);
  return list;
}

boost::json::object written(const Scope& scope) {
  boost::json::object out;
  if (!scope.fleet.empty()) out["fleet"] = scope.fleet;
  if (!scope.devices.empty()) out["devices"] = listed(scope.devices);
  if (!scope.hardware.empty()) out["hardware"] = listed(scope.hardware);
  return out;
}

}  // namespace

Checked<Statement> parse_statement(std::string_view payload, Role role) {
  if (!is_statement(role))
    return refused(Refusal::wrong_type,
                   {"a " + std::string(kind_of(role).word) + " is no statement", {}, {}, 0, 0});
  const auto root = read_document(payload, kind_of(role), statement_needs, statement_may_have);
  if (!root) return tl::unexpected(root.error());
  auto statement = read_statement(*root, role);
  if (!statement) return refused(Refusal::malformed, std::move(statement.error()));
  statement->revision.digest = digest_of(payload);
  return std::move(*statement);
}

Checked<Statement> open_statement(std::string_view envelope_json, Role role, const Signers& signers,
                                  const Identity& identity, facts::Days days) {
  const auto payload = open_envelope(envelope_json, role, signers);
  if (!payload) return tl::unexpected(payload.error());
  auto statement = parse_statement(*payload, role).map_error(in_payload);
  if (!statement) return statement;
  if (const auto in_scope = check_scope(identity, statement->scope); !in_scope)
    return tl::unexpected(in_scope.error());
  if (const auto valid = check_window(statement->window, days); !valid)
    return tl::unexpected(valid.error());
  statement->unchecked = unchecked(identity, statement->scope);
  return statement;
}

Checked<std::string> make_statement(const Statement& statement) {
  boost::json::object out{{"faceguard", boost::json::string_view(kind_of(statement.role).format)},
                          {"name", statement.name},
                          {"revision", statement.revision.number},
                          {"not_before", facts::iso(statement.window.not_before)},
                          {"expires", facts::iso(statement.window.expires)}};
  if (auto scope = written(statement.scope); !scope.empty()) out["scope"] = std::move(scope);
  out["text"] = statement.text;
  std::string payload = boost::json::serialize(out);
  if (const auto good = parse_statement(payload, statement.role); !good)
    return tl::unexpected(good.error());
  return payload;
}

}  // namespace guard::trust
