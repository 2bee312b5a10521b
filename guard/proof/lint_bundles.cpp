// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/lint_bundles.hpp"

#include "guard/facts/suggestion.hpp"
#include "guard/policy/bundle.hpp"

namespace guard::proof {
namespace {

using document::Value;

Finding unknown_name(const std::string& what, std::string_view name,
                     const std::set<std::string, std::less<>>& known, const std::string& file,
                     const Value& at) {
  const std::vector<std::string_view> names(known.begin(), known.end());
  return finding(Severity::error, "unknown-policy", file, where(&at), what,
                 facts::suggestion(name, names));
}

}  // namespace

Known known_policies(const std::vector<PackFile>& files) {
  Known known;
  for (const PackFile& file : files)
    for (const auto& [profile, clauses] : file.pack.profiles) known[file.pack.id].insert(profile);
  return known;
}

void lint_policies(const Value& list, const std::string& file, const Known& known,
                   const std::set<std::string, std::less<>>& bundles,
                   std::vector<Finding>& findings) {
  std::set<std::string, std::less<>> names = bundles;
  for (const auto& [policy, profiles] : known) names.insert(policy);
  std::set<std::string> seen;
  for (std::size_t i = 0; const Value* one = member(&list, i); ++i) {
    const auto* name = std::get_if<std::string>(&one->data);
    if (name == nullptr) continue;
    const bool is_bundle = bundles.contains(*name);
    const policy::Binding binding = policy::binding_of(*name);
    if (!seen.insert(is_bundle ? *name : binding.name()).second) {
      findings.push_back(finding(Severity::error, "policy-twice", file, where(one),
                                 "'" + *name + "' is listed twice", "take one out"));
      continue;
    }
    if (is_bundle) continue;
    const auto policy = known.find(binding.pack);
    if (policy == known.end())
      findings.push_back(unknown_name("no policy '" + binding.pack + "' is at hand", binding.pack,
                                      names, file, *one));
    else if (!policy->second.contains(binding.profile))
      findings.push_back(unknown_name(
          "the policy '" + binding.pack + "' has no profile '" + binding.profile + "'",
          binding.profile, {policy->second.begin(), policy->second.end()}, file, *one));
  }
}

}  // namespace guard::proof
