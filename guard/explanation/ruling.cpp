// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/ruling.hpp"

#include <algorithm>
#include <set>

namespace guard::explanation {
namespace {

using decision::Outcome;

// The days among `days` on which what is in force changes, and the first.
std::set<facts::Day> changes_in(std::span<const policy::BoundVersion> bound, facts::Days days) {
  std::set<facts::Day> changes{days.first};
  for (const policy::BoundVersion& version : bound)
    for (const facts::Day change :
         {version.pack->in_force_from, version.pack->in_force_until + std::chrono::days{1}})
      if (days.first < change && change <= days.last) changes.insert(change);
  return changes;
}

}  // namespace

Ruling::Ruling(std::span<const policy::BoundVersion> bound, facts::Days days) {
  if (days.last < days.first) std::swap(days.first, days.last);
  const std::set<facts::Day> changes = changes_in(bound, days);
  std::vector<std::vector<std::size_t>> in_force(changes.size());
  for (const policy::BoundVersion& version : bound) {
    const policy::Pack& pack = *version.pack;
    if (pack.in_force_from > days.last || days.first > pack.in_force_until) continue;
    for (const auto& clause : version.clauses) {
      auto day = changes.begin();
      for (std::size_t i = 0; i < in_force.size(); ++i, ++day)
        if (pack.in_force_from <= *day && *day <= pack.in_force_until)
          in_force[i].push_back(clauses_.size());
      clauses_.push_back(clause.get());
    }
  }
  std::sort(in_force.begin(), in_force.end());
  in_force.erase(std::unique(in_force.begin(), in_force.end()), in_force.end());
  together_ = std::move(in_force);
}

bool Ruling::may_be(Outcome outcome, std::span<const Outcomes> said) const {
  const auto some = [](const auto& list, const auto& holds) {
    return std::any_of(list.begin(), list.end(), holds);
  };
  const auto all = [](const auto& list, const auto& holds) {
    return std::all_of(list.begin(), list.end(), holds);
  };
  const auto may_say = [&](Outcome word) {
    return [&, word](std::size_t clause) { return said[clause].may_be(word); };
  };
  switch (outcome) {
    case Outcome::permit:
      return all(said, [](Outcomes one) { return one.may_be(Outcome::permit); });
    case Outcome::prohibit:
      return all(together_,
                 [&](const auto& clauses) { return some(clauses, may_say(Outcome::prohibit)); });
    case Outcome::undetermined:
      break;
  }
  // On one day that is left: nothing surely forbids. And not everything surely permits; where the
  // same is in force on all days, it takes a clause that is undetermined itself.
  const bool not_forbidden = some(together_, [&](const auto& clauses) {
    return !some(clauses,
                 [&](std::size_t clause) { return said[clause] == Outcomes(Outcome::prohibit); });
  });
  const bool not_permitted = some(said, [&](Outcomes one) {
    return together_.size() == 1 ? one.may_be(Outcome::undetermined)
                                 : one != Outcomes(Outcome::permit);
  });
  return not_forbidden && not_permitted;
}

std::optional<std::size_t> Ruling::obstacle(Outcome outcome, std::span<const Outcomes> said) const {
  const auto first = [&](const auto& holds) -> std::optional<std::size_t> {
    const auto found = std::find_if(said.begin(), said.end(), holds);
    if (found == said.end()) return std::nullopt;
    return static_cast<std::size_t>(found - said.begin());
  };
  if (outcome == Outcome::permit)
    return first([](Outcomes one) { return !one.may_be(Outcome::permit); });
  if (outcome == Outcome::undetermined && together_.size() == 1)
    return first([](Outcomes one) { return one == Outcomes(Outcome::prohibit); });
  return std::nullopt;
}

}  // namespace guard::explanation
