// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/difference.hpp"

#include <algorithm>
#include <map>

#include "guard/proof/boxes.hpp"
#include "guard/proof/excess.hpp"
#include "guard/proof/space.hpp"

namespace guard::proof {
namespace {

using decision::Outcome;
using policy::Answer;
using policy::Clause;

Outcome outcome(Answer effect) {
  return static_cast<Outcome>(effect);
}
static_assert(static_cast<int>(Outcome::permit) == static_cast<int>(Answer::no));
static_assert(static_cast<int>(Outcome::prohibit) == static_cast<int>(Answer::yes));

using Rules = std::vector<const Rule*>;

Bounds strictest(const Walk& walk, const Rules& rules) {
  Bounds all{Answer::no, Answer::no};
  for (const Rule* rule : rules) {
    const Bounds one = walk.effect(*rule);
    all = {std::max(all.low, one.low), std::max(all.high, one.high)};
  }
  return all;
}

tl::unexpected<Error> too_large() {
  return fail("there are too many situations to compare them in all",
              "compare those of one stage, or with some facts given");
}

// The parts in which one outcome becomes another, in the order in which they were found.
struct Parts {
  std::vector<Box> boxes;
  Grid::Position first;
};
using Changed = std::map<std::pair<Answer, Answer>, Parts>;

class Comparison {
 public:
  Comparison(const Grid& grid, const Side& before, const Side& after)
      : grid_(grid), before_(before), after_(after) {
    for (const Rule& rule : grid.rules())
      (rules_before_.size() < before.size() ? rules_before_ : rules_after_).push_back(&rule);
  }

  Expected<Difference> run() {
    Rules all = rules_before_;
    all.insert(all.end(), rules_after_.begin(), rules_after_.end());
    Walk walk(grid_, all);
    Changed changed;
    const auto look = [&] {
      const Bounds before = strictest(walk, rules_before_);
      const Bounds after = strictest(walk, rules_after_);
      if (before.low != before.high || after.low != after.high) return Step::split;
      if (before.low != after.low) {
        Parts& parts = changed[{before.low, after.low}];
        if (parts.boxes.empty()) parts.first = walk.position();
        parts.boxes.push_back(box_of(grid_.domain(), walk.position()));
      }
      return Step::skip;
    };
    const End end = walk.run(look, max_difference_evaluations);
    if (end == End::too_long) return too_large();
    Difference difference{{}, {}, proof::size_of(grid_.domain()), walk.steps()};
    for (const auto& [outcomes, parts] : changed)
      difference.changes.push_back(change_of(outcomes, parts));
    return difference;
  }

 private:
  Change change_of(const std::pair<Answer, Answer>& outcomes, const Parts& parts) const {
    Change change{outcome(outcomes.first), outcome(outcomes.second), 0, {}, {}};
    for (const Box& box : parts.boxes) change.situations += size_of(box);
    for (const Box& box : summary(parts.boxes))
      change.groups.push_back({known_facts(grid_, box), size_of(box)});
    // Where the walk left a fact open, any value will do.
    Grid::Position position = parts.first;
    for (std::size_t& one : position)
      if (one == Grid::any) one = 0;
    change.example = {example(grid_, position), text_of(grid_, position),
                      deciding(position, before_, rules_before_, outcomes.first),
                      deciding(position, after_, rules_after_, outcomes.second)};
    return change;
  }

  [[nodiscard]] std::vector<std::string> deciding(const Grid::Position& position, const Side& side,
                                                  const Rules& rules, Answer answer) const {
    std::vector<std::string> names;
    if (answer == Answer::no) return names;
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (grid_.effect(*rules[i], position).low == answer) names.push_back(side[i].name);
    return names;
  }

  const Grid& grid_;
  const Side& before_;
  const Side& after_;
  Rules rules_before_;
  Rules rules_after_;
};

// How the clause's reach changed: wider, narrower, both ("other"), or not at all (empty).
std::string reach_change(const Clause& before, const Clause& after) {
  const std::optional<Grid> grid = space_of({&before, &after}, {});
  if (!grid) return "conditions not compared";
  const Excess more = excess(*grid, grid->rules()[1], grid->rules()[0]);
  const Excess less = excess(*grid, grid->rules()[0], grid->rules()[1]);
  if (!more.is_settled || !less.is_settled) return "conditions not compared";
  if (more.found) return less.found ? "other conditions" : "wider";
  return less.found ? "narrower" : std::string();
}

const Clause* named(const Side& side, const std::string& name) {
  const auto found = std::find_if(side.begin(), side.end(),
                                  [&](const SidedClause& one) { return one.name == name; });
  return found == side.end() ? nullptr : found->clause;
}

std::vector<ClauseChange> clause_changes(const Side& before, const Side& after) {
  std::vector<ClauseChange> changes;
  for (const auto& [name, old] : before) {
    const Clause* now = named(after, name);
    if (now == nullptr) {
      changes.push_back({name, {"removed"}});
      continue;
    }
    ClauseChange change{name, {}};
    if (const std::string reach = reach_change(*old, *now); !reach.empty())
      change.what.push_back(reach);
    if (old->text != now->text) change.what.emplace_back("text");
    if (old->citation != now->citation) change.what.emplace_back("citation");
    if (old->evidence != now->evidence) change.what.emplace_back("evidence");
    if (!change.what.empty()) changes.push_back(std::move(change));
  }
  for (const auto& [name, clause] : after)
    if (named(before, name) == nullptr) changes.push_back({name, {"added"}});
  return changes;
}

}  // namespace

Expected<Difference> difference(const Side& before, const Side& after,
                                const std::vector<policy::Test>& where) {
  std::vector<const Clause*> clauses;
  for (const Side* side : {&before, &after})
    for (const SidedClause& one : *side) clauses.push_back(one.clause);
  const std::optional<Grid> grid = space_of(clauses, where);
  if (!grid) return too_large();
  auto found = Comparison(*grid, before, after).run();
  if (found) found->clauses = clause_changes(before, after);
  return found;
}

}  // namespace guard::proof
