// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/fleet/config.hpp"

#include <array>

#include "guard/fleet/declarations.hpp"

namespace guard::fleet {
namespace {

using document::Fields;
using document::Refusal;
using document::Value;

// The names in one of the two lists of policies.
void add_policies(const Fields& fields, std::string_view list, policy::Reach reach, Config& config,
                  Refusal& refusal) {
  const Value* value = fields.find(list);
  if (value == nullptr) return;
  for (const document::Word& word : document::words_of(*value, list, refusal))
    config.policies.push_back({word.text, reach});
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

std::vector<std::string> texts_of(const Fields& fields, std::string_view list, Refusal& refusal) {
  std::vector<std::string> texts;
  if (const Value* value = fields.find(list))
    for (document::Word& word : document::words_of(*value, list, refusal))
      texts.push_back(std::move(word.text));
  return texts;
}

bool flag_of(const Fields& fields, std::string_view name, Refusal& refusal) {
  const Value* value = fields.find(name);
  if (value == nullptr) return false;
  if (const bool* flag = std::get_if<bool>(&value->data)) return *flag;
  refusal.at(*value, "'" + std::string(name) + "' is neither true nor false");
  return false;
}

}  // namespace

Config default_config() {
  Config config;
  config.policies.push_back({"ms-azure-openai/full", policy::Reach::everywhere});
  return config;
}

Expected<Config> parse_config(std::string_view toml, std::string_view file) {
  static constexpr auto known = std::to_array<std::string_view>(
      {"fleet", "policies", "policies-everywhere", "trusted-keys", "plugin-folders", "packs",
       "catalogues", "require-state", "element", "exit", "file"});
  auto parsed = document::parse_document(toml, max_config_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));
  Refusal refusal;
  const Fields fields(*parsed, "fleet config", known, refusal);
  Config config;
  add_policies(fields, "policies", policy::Reach::by_service, config, refusal);
  add_policies(fields, "policies-everywhere", policy::Reach::everywhere, config, refusal);
  if (config.policies.empty())
    refusal.at(*parsed, "no policy is bound, so that nothing would be prohibited",
               "name at least one, such as policies-everywhere = [\"ms-azure-openai/full\"]");
  if (const Value* keys = fields.find("trusted-keys"))
    config.trusted_keys = keys_of(*keys, refusal);
  config.plugin_folders = texts_of(fields, "plugin-folders", refusal);
  config.packs = texts_of(fields, "packs", refusal);
  config.catalogues = texts_of(fields, "catalogues", refusal);
  config.require_state = flag_of(fields, "require-state", refusal);
  config.elements = read_declarations(fields, file, refusal);
  if (!refusal.errors().empty()) return refusal.in(file);
  return config;
}

}  // namespace guard::fleet
