// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/bundle.hpp"

#include <array>

#include "guard/document/fields.hpp"

namespace guard::policy {
namespace {
constexpr auto bundle_fields =
    std::to_array<std::string_view>({"bundle", "title", "text", "policies"});
}

Binding binding_of(std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return {std::string(name), "full"};
  return {std::string(name.substr(0, slash)), std::string(name.substr(slash + 1))};
}

Expected<Bundle> parse_bundle(std::string_view toml, std::string_view file) {
  auto parsed = document::parse_document(toml, max_bundle_bytes);
  if (!parsed) return tl::unexpected(std::move(parsed.error()).in(file));
  document::Refusal refusal;
  const document::Fields fields(*parsed, "a bundle", bundle_fields, refusal);
  Bundle bundle{fields.text("bundle"), fields.text("title"), fields.text("text"), {}};
  if (const document::Value* policies = fields.require("policies")) {
    for (const document::Word& word : document::words_of(*policies, "policies", refusal))
      bundle.policies.push_back(binding_of(word.text));
    if (bundle.policies.empty())
      refusal.at(*policies, "a bundle without policies would permit everything");
  }
  if (!refusal.errors().empty()) return refusal.in(file);
  return bundle;
}

}  // namespace guard::policy
