// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/document_kinds.hpp"

#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/fleet/config.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/root.hpp"
#include "guard/trust/statement.hpp"
#include "tools/cli/policy_library.hpp"

namespace tools::cli {

using guard::Expected;
using guard::trust::Checked;
using guard::trust::Refusal;
using guard::trust::Revision;
using guard::trust::Role;

namespace {

constexpr auto nothing = [](auto&&) {};

}  // namespace

CLI::Option* add_kind(CLI::App& verb, std::string& word) {
  std::vector<std::string> words;
  for (const guard::trust::Kind& kind : guard::trust::kinds) words.emplace_back(kind.word);
  return verb.add_option("--as", word, "Which kind of document it is")
      ->check(CLI::IsMember(words))
      ->capture_default_str();
}

Role kind_named(const std::string& word) {
  return guard::trust::role_of(word).value_or(Role::descriptor);
}

Expected<void> check_text(Role role, const std::string& text, const std::string& file) {
  if (role == Role::fleet_config) return guard::fleet::parse_config(text, file).map(nothing);
  if (role == Role::catalogue) return guard::catalogue::parse_catalogue(text, file).map(nothing);
  return load_groups().and_then([&](const guard::policy::Groups& groups) {
    return guard::policy::parse_pack(text, file, groups).map(nothing);
  });
}

Checked<Revision> check_payload(Role role, const std::string& payload) {
  if (role == Role::root)
    return guard::trust::parse_root(payload).map([](const auto& root) { return root.revision; });
  if (role == Role::descriptor)
    return guard::trust::parse_descriptor(payload).map([](const auto& descriptor) {
      return Revision{descriptor.revision, descriptor.digest};
    });
  const auto statement = guard::trust::parse_statement(payload, role);
  if (!statement) return tl::unexpected(statement.error());
  if (const auto usable = check_text(role, statement->text, "its text"); !usable)
    return guard::trust::refused(Refusal::unusable, usable.error());
  return statement->revision;
}

}  // namespace tools::cli
