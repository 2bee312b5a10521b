// SPDX-License-Identifier: LGPL-2.1-or-later
// The packs at hand, and those of them that bind.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guard/policy/pack.hpp"

namespace guard::policy {

// A policy that binds: a pack id with the profile of it that counts.
struct Binding {
  std::string pack;
  std::string profile;

  [[nodiscard]] std::string name() const { return pack + "/" + profile; }
};

// "ms-azure-openai/full", or "ms-azure-openai" for its full profile.
[[nodiscard]] Binding binding_of(std::string_view name);

// One version of a bound policy with the clauses of its profile. Points into the library.
struct BoundVersion {
  Binding binding;
  const Pack* pack;
  std::vector<const Clause*> clauses;
};

class Library {
 public:
  // Refuses a second pack of the same id and version.
  [[nodiscard]] Expected<void> add(Pack pack);

  [[nodiscard]] const std::vector<std::unique_ptr<Pack>>& packs() const { return packs_; }

  // All versions of a policy, each with its profile's clauses; a version that lacks the profile
  // contributes no clause. Error: no such pack, or no version has the profile; names the nearest.
  [[nodiscard]] Expected<std::vector<BoundVersion>> bind(const Binding& binding) const;

 private:
  std::vector<std::unique_ptr<Pack>> packs_;
};

}  // namespace guard::policy
