// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/fleet/config.hpp"

#include <array>

#include "guard/catalogue/reader.hpp"

namespace guard::fleet {
namespace {

using document::Fields;
using document::Refusal;
using document::Value;

std::vector<policy::Binding> policies_of(const Value& value, Refusal& refusal) {
  std::vector<policy::Binding> bindings;
  for (const document::Word& word : document::words_of(value, "policies", refusal))
    bindings.push_back(policy::binding_of(word.text));
  if (bindings.empty())
    refusal.at(value, "policies is empty, so that nothing would be prohibited",
               "name at least one, such as \"ms-azure-openai/full\"");
  return bindings;
}

std::vector<trust::PublicKey> keys_of(const Value& value, Refusal& refusal) {
  std::vector<trust::PublicKey> keys;
  for (const document::Word& word : document::words_of(value, "trusted-keys", refusal)) {
    const auto key = trust::PublicKey::parse(word.text);
    if (key)
      keys.push_back(*key);
    else
      refusal.at(*word.at, key.error());
  }
  return keys;
}

}  // namespace

Config default_config() {
  return {{{"ms-azure-openai", "full"}}, {}, {}};
}

Expected<Config> parse_config(std::string_view toml, std::string_view file) {
  static constexpr auto known =
      std::to_array<std::string_view>({"fleet", "policies", "trusted-keys", "element"});
  auto parsed = document::parse_document(toml, max_config_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));
  Refusal refusal;
  const Fields fields(*parsed, "fleet config", known, refusal);
  Config config;
  if (const Value* policies = fields.require("policies"))
    config.policies = policies_of(*policies, refusal);
  if (const Value* keys = fields.find("trusted-keys"))
    config.trusted_keys = keys_of(*keys, refusal);
  config.elements = catalogue::read_elements(fields, file, refusal);
  if (refusal.error()) return tl::unexpected(Error(*refusal.error()).in(file));
  return config;
}

}  // namespace guard::fleet
