// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/library.hpp"

#include <algorithm>
#include <set>

#include "guard/facts/suggestion.hpp"

namespace guard::policy {
namespace {

std::string nearest_of(std::string_view word, const std::set<std::string_view>& known) {
  return facts::suggestion(word, std::vector<std::string_view>(known.begin(), known.end()));
}

std::string quoted(std::string_view name) {
  return "'" + std::string(name.substr(0, 80)) + "'";
}

}  // namespace

Binding binding_of(std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return {std::string(name), "full"};
  return {std::string(name.substr(0, slash)), std::string(name.substr(slash + 1))};
}

Expected<void> Library::add(Pack pack) {
  for (const auto& known : packs_)
    if (known->id == pack.id && known->version == pack.version)
      return fail("a second pack '" + pack.id + "' of version '" + pack.version + "'",
                  "a change of a policy gets a version of its own");
  packs_.push_back(std::make_unique<Pack>(std::move(pack)));
  return {};
}

Expected<std::vector<BoundVersion>> Library::bind(const Binding& binding) const {
  std::vector<BoundVersion> versions;
  std::set<std::string_view> ids;
  std::set<std::string_view> profiles;
  for (const auto& pack : packs_) {
    ids.insert(pack->id);
    if (pack->id != binding.pack) continue;
    for (const auto& [profile, clauses] : pack->profiles) profiles.insert(profile);
    BoundVersion version{binding, pack.get(), {}};
    if (const auto profile = pack->profiles.find(binding.profile); profile != pack->profiles.end())
      for (const Clause& clause : pack->clauses)
        if (std::find(profile->second.begin(), profile->second.end(), clause.id) !=
            profile->second.end())
          version.clauses.push_back(&clause);
    versions.push_back(std::move(version));
  }
  if (versions.empty())
    return fail("no policy " + quoted(binding.pack), nearest_of(binding.pack, ids));
  if (!profiles.contains(binding.profile))
    return fail("the policy '" + binding.pack + "' has no profile " + quoted(binding.profile),
                nearest_of(binding.profile, profiles));
  return versions;
}

}  // namespace guard::policy
