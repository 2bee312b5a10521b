// SPDX-License-Identifier: LGPL-2.1-or-later
// The search behind the counterfactuals: all values of a set of facts that lead to an outcome.
#pragma once

#include <vector>

#include "guard/explanation/options.hpp"
#include "guard/explanation/ruling.hpp"

namespace guard::explanation {

using FactSet = std::vector<facts::Fact>;  // in the order of Fact

// For each fact of the set the options that do it, any with any.
using Box = std::vector<Options>;

class Search {
 public:
  // What `ruling` refers to must outlive the search.
  Search(Ruling ruling, const facts::Situation& situation, std::size_t effort);
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  // The facts that a clause in force asks.
  [[nodiscard]] FactSet facts() const;

  // Whether some of the facts, given other values while all others keep what is known of them, lead
  // to `target`. A no is certain, unless incomplete().
  [[nodiscard]] bool part_leads(const FactSet& set, decision::Outcome target);

  // All values of all the facts that lead to `target`; sorted boxes. Of things held it
  // leaves out what holds more than something that does it too, single things apart.
  [[nodiscard]] std::vector<Box> all_ways(const FactSet& set, decision::Outcome target);

  [[nodiscard]] const FactOptions& options(facts::Fact fact) const;

  // Whether something may have been left out: the effort was spent, too much may be held at once,
  // or a clause has too many states.
  [[nodiscard]] bool incomplete() const { return effort_.left == 0 || truncated_; }

 private:
  // What is known after some facts got values: of each clause its key and what it may say.
  struct State {
    std::vector<ClauseTable::Key> keys;
    std::vector<Outcomes> said;
  };
  // What is looked for, and how far the search is.
  struct Quest {
    FactSet set;
    decision::Outcome target;
    bool any_part;  // whether it is possible at all, some of the facts being kept as they are
    Box given;      // by the place in the set
    std::vector<bool> has_value;
    std::vector<Box> found;
    [[nodiscard]] bool is_over() const { return any_part && !found.empty(); }
  };
  // The clauses that stood in the way somewhere; any of them did when `unclear`.
  struct Conflict {
    std::vector<bool> clauses;
    bool unclear = false;
    [[nodiscard]] bool is_none() const;
    void add(const Conflict& more);
  };
  using Clauses = std::vector<std::size_t>;  // by number

  [[nodiscard]] Quest run(const FactSet& set, decision::Outcome target, bool any_part);
  [[nodiscard]] State state_of(const FactSet& set);
  [[nodiscard]] State after(const State& state, facts::Fact fact, const Clauses& asking,
                            const Branch& branch);
  [[nodiscard]] State after_keeping(const State& state, facts::Fact fact, const Clauses& asking);
  [[nodiscard]] Clauses asking(const State& state, facts::Fact fact) const;
  [[nodiscard]] std::size_t next_place(const Quest& quest, const State& state) const;
  [[nodiscard]] bool may_lead(const Quest& quest, const State& state) const;
  [[nodiscard]] Conflict blamed(const Quest& quest, const State& state);
  [[nodiscard]] std::vector<Slice> answers_of(const Conflict& conflict, facts::Fact fact,
                                              const Clauses& asking) const;
  Conflict descend(Quest& quest, const State& state);
  Conflict give_values(Quest& quest, const State& state, std::size_t place);

  Ruling ruling_;
  std::vector<ClauseTable> tables_;  // of the ruling's clauses
  std::vector<FactOptions> options_;
  std::vector<std::size_t> blame_;  // how often each clause stood in the way
  Effort effort_;
  bool truncated_ = false;
};

// The same combinations in fewer boxes: those that differ in one fact are put together, fact by
// fact, until none are left that do. Sorted.
[[nodiscard]] std::vector<Box> joined(std::vector<Box> boxes);

}  // namespace guard::explanation
