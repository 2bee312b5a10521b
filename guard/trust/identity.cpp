// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/identity.hpp"

#include <algorithm>
#include <array>

#include "guard/document/fields.hpp"
#include "guard/trust/head.hpp"
#include "guard/trust/json_fields.hpp"

namespace guard::trust {
namespace {

constexpr auto scope_fields = std::to_array<std::string_view>({"fleet", "devices", "hardware"});
constexpr auto identity_fields = std::to_array<std::string_view>({"device", "fleet", "hardware"});
constexpr std::size_t names_in_a_message = 3;

bool is_name(std::string_view text) {
  return text.size() <= max_name &&
         std::ranges::all_of(text, [](char letter) { return letter >= ' ' && letter <= '~'; });
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), names_in_a_message); ++i)
    out += (i == 0 ? "" : ", ") + quoted(names[i]);
  return names.size() > names_in_a_message ? out + ", ..." : out;
}

tl::unexpected<Refused> refuse_scope(Refusal why, std::string_view what, const std::string& own,
                                     const std::vector<std::string>& named) {
  return refused(why, {"is for the " + std::string(what) + " " + listed(named) + ", and this is " +
                           quoted(own),
                       "sign one for this device",
                       {},
                       0,
                       0});
}

bool excludes(const std::vector<std::string>& named, const std::string& own) {
  return !named.empty() && !own.empty() && std::ranges::find(named, own) == named.end();
}

}  // namespace

Expected<Identity> parse_identity(std::string_view toml, std::string_view file) {
  auto parsed = document::parse_document(toml, max_identity_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));
  document::Refusal refusal;
  const document::Fields fields(*parsed, "identity", identity_fields, refusal);
  const auto read = [&](std::string_view name) -> std::string {
    const document::Value* value = fields.find(name);
    if (value == nullptr) return {};
    std::string text = document::text_of(*value, name, refusal);
    if (!is_name(text))
      refusal.at(*value, "a name has at most " + std::to_string(max_name) +
                             " characters, all of them printable ASCII");
    return text;
  };
  Identity identity{read("device"), read("fleet"), read("hardware")};
  if (!refusal.errors().empty()) return refusal.in(file);
  return identity;
}

Expected<Scope> read_scope(const JsonValue& value, std::string_view path) {
  if (const auto known = check_fields(value, path, scope_fields); !known)
    return tl::unexpected(known.error());
  Scope scope;
  if (const JsonValue* fleet = value.find("fleet")) {
    auto name = read_name(*fleet, below(path, "fleet"));
    if (!name) return tl::unexpected(name.error());
    scope.fleet = std::move(*name);
  }
  if (const JsonValue* devices = value.find("devices")) {
    auto names = read_names(*devices, below(path, "devices"));
    if (!names) return tl::unexpected(names.error());
    scope.devices = std::move(*names);
  }
  if (const JsonValue* hardware = value.find("hardware")) {
    auto names = read_names(*hardware, below(path, "hardware"));
    if (!names) return tl::unexpected(names.error());
    scope.hardware = std::move(*names);
  }
  return scope;
}

Checked<void> check_scope(const Identity& identity, const Scope& scope) {
  if (!scope.fleet.empty() && excludes({scope.fleet}, identity.fleet))
    return refuse_scope(Refusal::wrong_fleet, "fleet", identity.fleet, {scope.fleet});
  if (excludes(scope.devices, identity.device))
    return refuse_scope(Refusal::wrong_device, "device", identity.device, scope.devices);
  if (excludes(scope.hardware, identity.hardware))
    return refuse_scope(Refusal::wrong_hardware, "hardware", identity.hardware, scope.hardware);
  return {};
}

std::vector<std::string_view> unchecked(const Identity& identity, const Scope& scope) {
  std::vector<std::string_view> names;
  if (!scope.devices.empty() && identity.device.empty()) names.emplace_back("device");
  if (!scope.fleet.empty() && identity.fleet.empty()) names.emplace_back("fleet");
  if (!scope.hardware.empty() && identity.hardware.empty()) names.emplace_back("hardware");
  return names;
}

}  // namespace guard::trust
