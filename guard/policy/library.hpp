// SPDX-License-Identifier: LGPL-2.1-or-later
// The packs and bundles at hand, and those of them that bind.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guard/policy/bundle.hpp"
#include "guard/policy/pack.hpp"

namespace guard::policy {

// What a vendor's contract is bound for: the stages that use one of its services, or all stages.
// It makes no difference to a law.
enum class Reach : unsigned char { by_service, everywhere };

// One version of a bound policy with the clauses of its profile. Points into the library; a clause
// bound by service is a copy that asks for the service too.
struct BoundVersion {
  Binding binding;
  const Pack* pack;
  std::vector<std::shared_ptr<const Clause>> clauses;
};

// A policy or bundle that binds, by name, and what for.
struct Bound {
  std::string name;  // POLICY, POLICY/PROFILE or BUNDLE
  Reach reach = Reach::everywhere;
};

class Library {
 public:
  // Refuses a second pack of the same id and version, and a bundle that has another's or a pack's
  // name.
  [[nodiscard]] Expected<void> add(Pack pack);
  [[nodiscard]] Expected<void> add(Bundle bundle);

  [[nodiscard]] const std::vector<std::unique_ptr<Pack>>& packs() const { return packs_; }
  [[nodiscard]] const std::vector<Bundle>& bundles() const { return bundles_; }

  // All versions of a policy, each with its profile's clauses; a version that lacks the profile
  // contributes no clause. Error: no such pack, or no version has the profile; names the nearest.
  [[nodiscard]] Expected<std::vector<BoundVersion>> bind(const Binding& binding,
                                                         Reach reach = Reach::everywhere) const;

  // The same for all of `names`, bundles among them. A policy named twice binds once, everywhere if
  // one of its names says so.
  [[nodiscard]] Expected<std::vector<BoundVersion>> bind_all(const std::vector<Bound>& names) const;

 private:
  [[nodiscard]] const Bundle* bundle(std::string_view name) const;

  std::vector<std::unique_ptr<Pack>> packs_;
  std::vector<Bundle> bundles_;
};

}  // namespace guard::policy
