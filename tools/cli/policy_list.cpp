// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_list.hpp"

#include <boost/json.hpp>

namespace tools::cli {
namespace {

using guard::policy::Pack;
using guard::policy::Status;

std::string_view word(Status status) {
  switch (status) {
    case Status::in_force:
      return "in-force";
    case Status::withdrawn:
      return "withdrawn";
    case Status::expired:
      return "expired";
  }
  return {};
}

bool has_last_day(const Pack& pack) {
  return pack.in_force_until != guard::facts::end_of_time;
}

}  // namespace

std::string list_text(const guard::policy::Library& library) {
  std::string text;
  for (const auto& pack : library.packs()) {
    text += pack->id + " " + pack->version + "  " + std::string(word(pack->status)) + ", from " +
            guard::facts::iso(pack->in_force_from);
    if (has_last_day(*pack)) text += " to " + guard::facts::iso(pack->in_force_until);
    text += "\n  " + pack->title + "\n";
    for (const auto& [profile, clauses] : pack->profiles) {
      text += "  " + profile + ":";
      for (const std::string& clause : clauses) text += " " + clause;
      text += clauses.empty() ? " no clause\n" : "\n";
    }
  }
  return text;
}

std::string list_json(const guard::policy::Library& library) {
  boost::json::array packs;
  for (const auto& pack : library.packs()) {
    boost::json::object profiles;
    for (const auto& [profile, clauses] : pack->profiles)
      profiles[profile] = boost::json::array(clauses.begin(), clauses.end());
    boost::json::value until = nullptr;
    if (has_last_day(*pack)) until = guard::facts::iso(pack->in_force_until);
    packs.push_back({{"pack", pack->id},
                     {"version", pack->version},
                     {"title", pack->title},
                     {"source", pack->source},
                     {"status", word(pack->status)},
                     {"in_force_from", guard::facts::iso(pack->in_force_from)},
                     {"in_force_until", until},
                     {"profiles", std::move(profiles)}});
  }
  return boost::json::serialize(boost::json::object{{"packs", std::move(packs)}});
}

}  // namespace tools::cli
