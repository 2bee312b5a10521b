// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_side.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "hw/file.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
namespace facts = guard::facts;
namespace policy = guard::policy;

Expected<PolicySide> side_of_file(const std::string& file, const policy::Groups& groups) {
  const auto text = hw::read_file(file, policy::max_pack_bytes);
  if (!text) return tl::unexpected(text.error());
  auto pack = policy::parse_pack(*text, file, groups);
  if (!pack) return tl::unexpected(pack.error());
  PolicySide side{file, {}, std::make_unique<policy::Pack>(std::move(*pack))};
  for (const policy::Clause& clause : side.pack->clauses)
    side.clauses.push_back({clause.id, &clause});
  return side;
}

std::string versions_of(const std::vector<policy::BoundVersion>& bound) {
  std::string all;
  for (const policy::BoundVersion& one : bound)
    all += (all.empty() ? "" : ", ") + one.binding.name() + "@" + one.pack->version;
  return all;
}

bool names_one_version(const std::vector<policy::BoundVersion>& bound, const std::string& version) {
  return std::any_of(bound.begin(), bound.end(), [&](const policy::BoundVersion& one) {
    return one.pack->version == version && one.binding.pack == bound.front().binding.pack;
  });
}

PolicySide side_of_versions(const std::vector<policy::BoundVersion>& bound) {
  std::set<std::string_view> packs;
  for (const policy::BoundVersion& one : bound) packs.insert(one.binding.pack);
  PolicySide side{bound.empty() ? "nothing in force" : versions_of(bound), {}, nullptr};
  for (const policy::BoundVersion& one : bound)
    for (const auto& clause : one.clauses)
      side.clauses.push_back(
          {packs.size() > 1 ? one.binding.pack + " " + clause->id : clause->id, clause.get()});
  return side;
}

}  // namespace

Expected<PolicySide> side_of(const std::string& name, const policy::Library& library,
                             const policy::Groups& groups) {
  std::error_code error;
  const std::size_t at = name.find('@');
  if (std::filesystem::is_regular_file(name, error) || at == std::string::npos) {
    if (std::filesystem::exists(name, error) || name.ends_with(".toml"))
      return side_of_file(name, groups);
    const auto bound = library.bind_all({{name}});
    if (!bound) return tl::unexpected(bound.error());
    return guard::fail("'" + name + "' names no version",
                       "write POLICY@VERSION or POLICY@DATE; there are " + versions_of(*bound));
  }
  auto bound = library.bind_all({{name.substr(0, at)}});
  if (!bound) return tl::unexpected(bound.error());
  const std::string version = name.substr(at + 1);
  if (names_one_version(*bound, version)) {
    std::erase_if(*bound, [&](const auto& one) { return one.pack->version != version; });
    return side_of_versions(*bound);
  }
  const auto day = facts::day_of(version);
  if (!day)
    return guard::fail("'" + version + "' is no version of '" + name.substr(0, at) + "' and no day",
                       "there are " + versions_of(*bound));
  std::erase_if(*bound, [&](const auto& one) {
    return *day < one.pack->in_force_from || one.pack->in_force_until < *day;
  });
  PolicySide side = side_of_versions(*bound);
  side.title = name + " (" + side.title + ")";
  return side;
}

}  // namespace tools::cli
