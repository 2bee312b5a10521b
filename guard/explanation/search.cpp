// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/search.hpp"

#include <algorithm>
#include <map>

namespace guard::explanation {

using decision::Outcome;
using facts::Fact;

// For the order in which facts get values: how many times its single values a held fact counts for,
// and the fineness of the scores.
constexpr std::size_t held_burden = 16;
constexpr std::size_t scale = 100'000;

Search::Search(Ruling ruling, const facts::Situation& situation, std::size_t effort)
    : ruling_(std::move(ruling)), blame_(ruling_.clauses().size(), 1), effort_{effort} {
  tables_.reserve(ruling_.clauses().size());
  for (const policy::Clause* clause : ruling_.clauses()) tables_.emplace_back(*clause, situation);
  for (proof::Dimension& dimension : proof::domain_of(ruling_.clauses()))
    options_.emplace_back(std::move(dimension), tables_);
  truncated_ = !std::all_of(tables_.begin(), tables_.end(),
                            [](const ClauseTable& table) { return table.works(); });
}

FactSet Search::facts() const {
  FactSet facts;
  for (const FactOptions& options : options_) facts.push_back(options.fact());
  return facts;
}

const FactOptions& Search::options(Fact fact) const {
  return *std::find_if(options_.begin(), options_.end(),
                       [&](const FactOptions& options) { return options.fact() == fact; });
}

Search::State Search::state_of(const FactSet& set) {
  State state{std::vector(tables_.size(), ClauseTable::all_kept), {}};
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    for (const Fact fact : set)
      if (tables_[i].asks(fact)) state.keys[i] = tables_[i].freed(state.keys[i], fact);
    state.said.push_back(tables_[i].outcomes(state.keys[i], effort_));
  }
  return state;
}

bool Search::part_leads(const FactSet& set, Outcome target) {
  return !run(set, target, true).found.empty();
}

std::vector<Box> Search::all_ways(const FactSet& set, Outcome target) {
  return joined(run(set, target, false).found);
}

Search::Quest Search::run(const FactSet& set, Outcome target, bool any_part) {
  Quest quest{set, target, any_part, Box(set.size()), std::vector(set.size(), false), {}};
  descend(quest, state_of(set));
  return quest;
}

Search::State Search::after(const State& state, Fact fact, const Clauses& asking,
                            const Branch& branch) {
  State next = state;
  auto answer = branch.answers.begin();
  for (const std::size_t clause : asking) {
    ClauseTable& table = tables_[clause];
    const auto end = answer + static_cast<std::ptrdiff_t>(table.tests(fact).size());
    next.keys[clause] = table.answered(state.keys[clause], fact, {answer, end});
    next.said[clause] = table.outcomes(next.keys[clause], effort_);
    answer = end;
  }
  return next;
}

Search::State Search::after_keeping(const State& state, Fact fact, const Clauses& asking) {
  State next = state;
  for (const std::size_t clause : asking) {
    next.keys[clause] = tables_[clause].kept(state.keys[clause], fact);
    next.said[clause] = tables_[clause].outcomes(next.keys[clause], effort_);
  }
  return next;
}

// The clauses that are still uncertain and ask the fact.
Search::Clauses Search::asking(const State& state, Fact fact) const {
  Clauses clauses;
  for (std::size_t i = 0; i < tables_.size(); ++i)
    if (!state.said[i].certain() && tables_[i].asks(fact)) clauses.push_back(i);
  return clauses;
}

// The fact to give values next: what the clauses ask that stood in the way most often, and what has
// few values. So a contradiction shows before much else is tried. What may be held in many ways had
// better come when few clauses are left; and when one clause is enough to forbid, and so nothing
// stands in the way, only then.
std::size_t Search::next_place(const Quest& quest, const State& state) const {
  std::size_t best = quest.set.size();
  std::size_t best_score = 0;
  for (std::size_t place = 0; place < quest.set.size(); ++place) {
    if (quest.has_value[place]) continue;
    std::size_t blame = 0;
    for (const std::size_t clause : asking(state, quest.set[place])) blame += blame_[clause];
    const FactOptions& values = options(quest.set[place]);
    const bool is_last = values.is_held() && quest.target == Outcome::prohibit;
    const std::size_t burden = values.size() * (values.is_held() ? held_burden : 1);
    const std::size_t score = is_last ? 0 : 1 + blame * scale / burden;
    if (best != quest.set.size() && score <= best_score) continue;
    best = place;
    best_score = score;
  }
  return best;
}

bool Search::Conflict::is_none() const {
  return !unclear && std::find(clauses.begin(), clauses.end(), true) == clauses.end();
}

void Search::Conflict::add(const Conflict& more) {
  unclear = unclear || more.unclear;
  if (clauses.empty()) clauses.resize(more.clauses.size());
  for (std::size_t i = 0; i < more.clauses.size(); ++i)
    if (more.clauses[i]) clauses[i] = true;
}

// What stands in the way of the target.
Search::Conflict Search::blamed(const Quest& quest, const State& state) {
  Conflict conflict;
  if (const auto clause = ruling_.obstacle(quest.target, state.said)) {
    ++blame_[*clause];
    conflict.clauses.resize(tables_.size());
    conflict.clauses[*clause] = true;
  } else {
    conflict.unclear = true;
  }
  return conflict;
}

// Where the answers to the tests of the fact must change for the conflict to go away.
std::vector<Slice> Search::answers_of(const Conflict& conflict, Fact fact,
                                      const Clauses& asking) const {
  std::vector<Slice> stretches;
  std::size_t first = 0;
  for (const std::size_t clause : asking) {
    const std::size_t count = tables_[clause].tests(fact).size();
    if (conflict.unclear || (!conflict.clauses.empty() && conflict.clauses[clause]))
      stretches.push_back({first, count});
    first += count;
  }
  return stretches;
}

// Where a fact is kept, a clause can be undetermined between two outcomes that it has with values.
bool Search::may_lead(const Quest& quest, const State& state) const {
  if (!quest.any_part || quest.target != Outcome::undetermined)
    return ruling_.may_be(quest.target, state.said);
  std::vector<Outcomes> said = state.said;
  for (Outcomes& one : said)
    if (!one.certain()) one = Outcomes::any();
  return ruling_.may_be(quest.target, said);
}

Search::Conflict Search::descend(Quest& quest, const State& state) {
  if (!may_lead(quest, state)) return blamed(quest, state);
  const std::size_t place = next_place(quest, state);
  if (place == quest.set.size()) {
    if (std::all_of(state.said.begin(), state.said.end(),
                    [](Outcomes one) { return one.certain(); }))
      quest.found.push_back(quest.given);
    return {};
  }
  quest.has_value[place] = true;
  Conflict conflict = give_values(quest, state, place);
  quest.has_value[place] = false;
  return conflict;
}

// Gives a fact each of its values, told apart by the clauses that are still uncertain.
Search::Conflict Search::give_values(Quest& quest, const State& state, std::size_t place) {
  const Fact fact = quest.set[place];
  const Clauses clauses = asking(state, fact);
  FactOptions& options = *std::find_if(options_.begin(), options_.end(),
                                       [&](const auto& one) { return one.fact() == fact; });
  Conflict conflict;
  std::vector<Branch> branches = options.branches(clauses);
  std::vector<Conflict> below(branches.size());
  for (std::size_t begin = 0; begin < branches.size();) {
    const std::size_t end = branches.size();
    below.resize(end);
    for (std::size_t i = begin; i < end; ++i) {
      if (!effort_.take(clauses.size() + 1)) return conflict;
      quest.given[place] = branches[i].options;
      below[i] = descend(quest, after(state, fact, clauses, branches[i]));
      if (quest.is_over()) return conflict;
      branches[i].suffices = below[i].is_none();
      conflict.add(below[i]);
    }
    // To hold one thing more can only help where something stood in the way that it moves.
    for (std::size_t i = begin; i < end; ++i)
      if (!options.add_combinations(branches, i, answers_of(below[i], fact, clauses)))
        truncated_ = true;
    begin = end;
  }
  if (quest.any_part && effort_.take(clauses.size() + 1)) {
    quest.given[place].clear();
    conflict.add(descend(quest, after_keeping(state, fact, clauses)));
  }
  return conflict;
}

std::vector<Box> joined(std::vector<Box> boxes) {
  const std::size_t width = boxes.empty() ? 0 : boxes.front().size();
  for (std::size_t before = boxes.size() + 1; boxes.size() < before;) {
    before = boxes.size();
    for (std::size_t fact = 0; fact < width; ++fact) {
      std::map<Box, Options> by_the_rest;
      for (Box& box : boxes) {
        const Options options = std::exchange(box[fact], {});
        Options& all = by_the_rest[std::move(box)];
        all.insert(all.end(), options.begin(), options.end());
      }
      boxes.clear();
      for (const auto& [rest, options] : by_the_rest) {
        Box box = rest;
        box[fact] = options;
        std::sort(box[fact].begin(), box[fact].end());
        boxes.push_back(std::move(box));
      }
    }
  }
  std::sort(boxes.begin(), boxes.end());
  return boxes;
}

}  // namespace guard::explanation
