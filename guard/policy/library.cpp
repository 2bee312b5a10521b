// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/library.hpp"

#include <algorithm>
#include <map>
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

// The clause as it binds: itself, or a copy that asks for the service too.
std::shared_ptr<const Clause> bound_clause(const Clause& clause, const Pack& pack, Reach reach) {
  if (reach == Reach::everywhere || pack.services.none())
    return {std::shared_ptr<void>{}, &clause};  // owned by the pack
  auto copy = std::make_shared<Clause>(clause);
  copy->when.push_back(
      {Test{facts::Fact::service, Cover<facts::WordSet>{pack.services, {}}, {}, pack.where_from}});
  return copy;
}

}  // namespace

Expected<void> Library::add(Pack pack) {
  for (const auto& known : packs_)
    if (known->id == pack.id && known->version == pack.version)
      return fail("a second pack '" + pack.id + "' of version '" + pack.version + "'",
                  "a change of a policy gets a version of its own");
  if (bundle(pack.id) != nullptr)
    return fail("the pack '" + pack.id + "' has the name of a bundle");
  packs_.push_back(std::make_unique<Pack>(std::move(pack)));
  return {};
}

Expected<void> Library::add(Bundle more) {
  if (bundle(more.name) != nullptr) return fail("a second bundle '" + more.name + "'");
  for (const auto& pack : packs_)
    if (pack->id == more.name) return fail("the bundle '" + more.name + "' has the name of a pack");
  bundles_.push_back(std::move(more));
  return {};
}

const Bundle* Library::bundle(std::string_view name) const {
  for (const Bundle& known : bundles_)
    if (known.name == name) return &known;
  return nullptr;
}

Expected<std::vector<BoundVersion>> Library::bind(const Binding& binding, Reach reach) const {
  std::vector<BoundVersion> versions;
  std::set<std::string_view> ids;
  for (const Bundle& known : bundles_) ids.insert(known.name);
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
          version.clauses.push_back(bound_clause(clause, *pack, reach));
    versions.push_back(std::move(version));
  }
  if (versions.empty())
    return fail("no policy " + quoted(binding.pack), nearest_of(binding.pack, ids));
  if (!profiles.contains(binding.profile))
    return fail("the policy '" + binding.pack + "' has no profile " + quoted(binding.profile),
                nearest_of(binding.profile, profiles));
  return versions;
}

Expected<std::vector<BoundVersion>> Library::bind_all(const std::vector<Bound>& names) const {
  std::vector<Binding> order;
  std::map<std::string, Reach> reaches;
  for (const Bound& one : names) {
    const Bundle* known = bundle(one.name);
    for (const Binding& binding :
         known != nullptr ? known->policies : std::vector<Binding>{binding_of(one.name)}) {
      const auto [place, is_new] = reaches.emplace(binding.name(), one.reach);
      if (is_new) order.push_back(binding);
      place->second = std::max(place->second, one.reach);
    }
  }
  std::vector<BoundVersion> bound;
  for (const Binding& binding : order) {
    auto versions = bind(binding, reaches[binding.name()]);
    if (!versions) return tl::unexpected(std::move(versions.error()));
    bound.insert(bound.end(), versions->begin(), versions->end());
  }
  return bound;
}

}  // namespace guard::policy
