// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/invariant_check.hpp"

#include <algorithm>
#include <set>

#include "guard/decision/decide.hpp"
#include "guard/proof/situation_words.hpp"
#include "guard/proof/space.hpp"

namespace guard::proof {
namespace {

using facts::Fact;
using policy::Answer;
using policy::BoundVersion;
using policy::Clause;

using Clauses = std::vector<const Clause*>;

decision::Outcome ruling_of(Answer effect) {
  switch (effect) {
    case Answer::no:
      return decision::Outcome::permit;
    case Answer::open:
      return decision::Outcome::undetermined;
    case Answer::yes:
      break;
  }
  return decision::Outcome::prohibit;
}

// How many of the outcomes between the bounds are ruled out: none, some or all.
enum class Ruled : unsigned char { none, some, all };
Ruled ruled_out(Never never, Bounds bounds) {
  bool all = true;
  bool any = false;
  for (auto effect = static_cast<int>(bounds.low); effect <= static_cast<int>(bounds.high);
       ++effect) {
    const bool one = is_ruled_out(never, ruling_of(static_cast<Answer>(effect)));
    all = all && one;
    any = any || one;
  }
  return all ? Ruled::all : any ? Ruled::some : Ruled::none;
}

class Check {
 public:
  Check(const Invariant& invariant, std::vector<BoundVersion> bound)
      : invariant_(invariant), decider_(std::move(bound)) {}

  InvariantReport run() {
    for (const facts::Day day : first_days()) {
      check_day(day);
      if (!report_.holds()) break;
    }
    return report_;
  }

 private:
  // The days within the invariant's span on which other versions are in force than before.
  [[nodiscard]] std::set<facts::Day> first_days() const {
    std::set<facts::Day> days{invariant_.from};
    for (const BoundVersion& version : decider_.bound())
      for (const facts::Day day :
           {version.pack->in_force_from, version.pack->in_force_until + std::chrono::days{1}})
        if (invariant_.from < day && day <= invariant_.until) days.insert(day);
    return days;
  }

  [[nodiscard]] Clauses in_force_on(facts::Day day) const {
    Clauses clauses;
    for (const BoundVersion& version : decider_.bound())
      if (version.pack->in_force_from <= day && day <= version.pack->in_force_until)
        for (const auto& clause : version.clauses) clauses.push_back(clause.get());
    return clauses;
  }

  // The strictest clause decides. So what may block, or prohibit, shows in one clause; what is
  // permitted, or left open, only in all clauses together.
  void check_day(facts::Day day) {
    const Clauses clauses = in_force_on(day);
    if (invariant_.never == Never::prohibit || invariant_.never == Never::block) {
      for (const Clause* clause : clauses) search({clause}, {invariant_.where, {}}, day);
      return;
    }
    // Laws of different places have nothing to do with each other: of one place there are few.
    const Clauses together = those_that_may_apply(clauses, invariant_.where);
    for (const Part& part : by_place(together))
      search(those_that_may_apply(together, part.where), part, day);
  }

  // The invariant's situations in one place.
  struct Part {
    std::vector<policy::Test> where;
    std::string place;  // in words; empty where no clause asks for the place
  };

  [[nodiscard]] std::vector<Part> by_place(const Clauses& clauses) const {
    Clause places;
    for (const Clause* clause : clauses) {
      for (const policy::AnyOf& block : clause->when) add_places(block, places);
      for (const policy::Exception& exception : clause->unless) add_places(exception.tests, places);
    }
    std::vector<Part> parts;
    const std::optional<Grid> grid = space_of({&places}, invariant_.where);
    for (std::size_t i = 0; grid && !places.when.empty() && i < grid->domain().size(); ++i)
      if (grid->domain()[i].fact == Fact::location)
        for (const Class& place : grid->domain()[i].classes)
          parts.push_back({at(std::get<facts::Location>(place.values)), place.words});
    if (parts.empty()) parts.push_back({invariant_.where, {}});
    return parts;
  }

  static void add_places(const std::vector<policy::Test>& tests, Clause& places) {
    for (const policy::Test& test : tests)
      if (test.fact == Fact::location) places.when.push_back({test});
  }

  [[nodiscard]] std::vector<policy::Test> at(const facts::Location& place) const {
    std::vector<policy::Test> where = invariant_.where;
    std::erase_if(where, [](const policy::Test& test) { return test.fact == Fact::location; });
    where.push_back({Fact::location, policy::PlaceCover{place, {}}, {}, {}});
    return where;
  }

  Clauses those_that_may_apply(const Clauses& clauses, const std::vector<policy::Test>& where) {
    Clauses some;
    for (const Clause* clause : clauses) {
      const std::optional<Grid> grid = space_of({clause}, where);
      if (!grid || walk(*grid, Never::block).end != End::exhausted) some.push_back(clause);
    }
    return some;
  }

  struct Walked {
    End end;
    Grid::Position position;
    std::size_t size;
  };

  // Looks for what is ruled out.
  Walked walk(const Grid& grid, Never never) {
    std::vector<const Rule*> rules;
    for (const Rule& rule : grid.rules()) rules.push_back(&rule);
    Walk walk(grid, rules);
    const auto look = [&] {
      Bounds strictest{Answer::no, Answer::no};
      for (const Rule& rule : grid.rules()) {
        const Bounds one = walk.effect(rule);
        strictest = {std::max(strictest.low, one.low), std::max(strictest.high, one.high)};
      }
      switch (ruled_out(never, strictest)) {
        case Ruled::none:
          return Step::skip;
        case Ruled::all:
          return Step::stop;
        case Ruled::some:
          break;
      }
      return Step::split;
    };
    const End end = walk.run(look, max_check_evaluations - report_.evaluations);
    report_.evaluations += walk.steps();
    if (end == End::too_long) report_.is_settled = false;
    return {end, walk.position(), walk.size()};
  }

  // Reports it when the clauses come to what is ruled out. Nothing is looked for after that.
  void search(const Clauses& clauses, const Part& part, facts::Day day) {
    if (!report_.holds()) return;
    const std::optional<Grid> grid = space_of(clauses, part.where);
    if (!grid) {
      report_.is_settled = false;
      return;
    }
    auto [end, position, size] = walk(*grid, invariant_.never);
    if (__builtin_add_overflow(report_.situations, size, &report_.situations))
      report_.situations = ~std::size_t{0};
    if (end != End::stopped) return;
    // What is left open makes no difference, but what the invariant speaks of is said.
    for (std::size_t i = 0; i < position.size(); ++i)
      if (position[i] == Grid::any) position[i] = 0;
    KnownFacts known = known_facts(*grid, position);
    for (auto& [fact, said] : known)
      if (fact == Fact::location && !part.place.empty()) said = part.place;
    const facts::Situation situation = example(*grid, position);
    report_.broken_by = {day, situation, text_of(known),
                         decider_.decide(situation, facts::Days::only(day))};
  }

  const Invariant& invariant_;
  decision::Decider decider_;
  InvariantReport report_;
};

}  // namespace

Expected<InvariantReport> check(const Invariant& invariant, const policy::Library& library) {
  const policy::Reach reach = invariant.narrows(facts::Fact::service) != nullptr
                                  ? policy::Reach::by_service
                                  : policy::Reach::everywhere;
  std::vector<policy::Bound> names;
  for (const std::string& name : invariant.policies) names.push_back({name, reach});
  auto bound = library.bind_all(names);
  if (!bound) {
    Error error = std::move(bound.error());
    error.what = "invariant '" + invariant.name + "': " + error.what;
    error.line = invariant.at.line;
    error.column = invariant.at.column;
    return tl::unexpected(std::move(error).in(invariant.file));
  }
  return Check(invariant, std::move(*bound)).run();
}

}  // namespace guard::proof
