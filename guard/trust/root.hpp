// SPDX-License-Identifier: LGPL-2.1-or-later
// The root document: who may sign what in a fleet. docs/documents.md describes it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "guard/facts/date.hpp"
#include "guard/trust/freshness.hpp"
#include "guard/trust/refusal.hpp"
#include "guard/trust/revision.hpp"
#include "guard/trust/role.hpp"
#include "guard/trust/signers.hpp"

namespace guard::trust {

inline constexpr std::size_t max_keys_of_a_role = 16;

struct Root {
  std::string fleet;
  Revision revision;
  Window window;
  std::array<Signers, kinds.size()> signers;  // by Role; no keys: nobody may
  // By Role: accepting this root lowers what is remembered of the role to this (see
  // acceptance.hpp).
  std::array<std::optional<std::uint64_t>, kinds.size()> restart_after;
};

// Reads a root document's payload, whoever signed it: for the desk. Error: unknown fields and
// roles, no root role, a threshold of 0 or above the number of keys, a key twice in a role.
[[nodiscard]] Checked<Root> parse_root(std::string_view payload);

// The root that lies in the verified firmware, or that was accepted before: signed by the root keys
// that it names itself, so it is as good as where it lies. It opens however old it is, since it
// must still name its successor; signers_of looks at the day.
[[nodiscard]] Checked<Root> open_root(std::string_view envelope_json);

// A root that follows `current`: of the same fleet, valid on every one of `days`, of a higher
// revision (or `current` itself), and signed by enough root keys of `current` and by enough of its
// own. `current` may have expired.
[[nodiscard]] Checked<Root> open_successor_root(std::string_view envelope_json, const Root& current,
                                                facts::Days days);

// Who may sign documents of this role. Nobody but for the next root, unless the root is valid on
// every one of `days`.
[[nodiscard]] Signers signers_of(const Root& root, Role role, facts::Days days);

}  // namespace guard::trust
