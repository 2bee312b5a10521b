// SPDX-License-Identifier: LGPL-2.1-or-later
// A policy pack: one dated version of a policy's clauses, read from a TOML file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"
#include "guard/facts/date.hpp"
#include "guard/policy/clause.hpp"
#include "guard/policy/groups.hpp"

namespace guard::policy {

inline constexpr std::size_t max_pack_bytes = 1 << 20;

enum class Status : unsigned char { in_force, withdrawn, expired };

struct Pack {
  std::string id;       // "ms-azure-openai": what all versions of the policy share
  std::string version;  // "2024-05"
  std::string title;
  std::string source;  // the document it was read from
  // A vendor's contract: it is about stages that use one of these services. None: a law, about all.
  facts::WordSet services;
  Status status = Status::in_force;
  facts::Day in_force_from;
  facts::Day in_force_until = facts::end_of_time;  // the last day it is in force
  std::string replaced_by;  // "2024-05", or "POLICY VERSION" of another policy; may be empty
  std::string silent;       // why there is no clause; empty when there are clauses
  std::vector<Clause> clauses;
  // Profile name to the ids of its clauses; every pack has "full", which holds all of them.
  std::map<std::string, std::vector<std::string>, std::less<>> profiles;
  std::string file;   // where it was read, for findings about it
  Where where_from;   // of in-force-from
  Where where_until;  // of in-force-until; line 0 when it has none
};

// Reads a pack. `file` names it in errors. Refuses unknown fields, words and groups, missing or
// doubled ids, profiles that name no clause, and documents over max_pack_bytes; errors carry line
// and column. parse_pack gives the first error, check_pack all of them, causes before what follows.
[[nodiscard]] Expected<Pack> parse_pack(std::string_view toml, std::string_view file,
                                        const Groups& groups);
[[nodiscard]] tl::expected<Pack, std::vector<Error>> check_pack(std::string_view toml,
                                                                std::string_view file,
                                                                const Groups& groups);

}  // namespace guard::policy
