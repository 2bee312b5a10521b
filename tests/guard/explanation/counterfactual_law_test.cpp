// SPDX-License-Identifier: LGPL-2.1-or-later
// Counterfactuals against brute force: every set of facts, every value, on random policies.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <set>

#include "guard/explanation/counterfactual.hpp"
#include "tests/guard/decision/random_situations.hpp"
#include "tests/guard/explanation/support.hpp"

namespace guard::explanation {
namespace {

using decision::Outcome;
using facts::Fact;
using facts::Situation;
using proof::Values;
using FactSet = std::vector<Fact>;

const facts::Days any_day = facts::Days::only(facts::Day{std::chrono::days{18'000}});
constexpr std::size_t most_tried = 20'000;

// Whether who holds what `listed` asks for is who holds `tried`.
template <class Set>
bool holds(const facts::Held<Set>& tried, const facts::Held<Set>& listed) {
  if (tried.members.size() <= 1 && listed.members.size() != tried.members.size()) return false;
  return std::all_of(listed.members.begin(), listed.members.end(), [&](const Set& asked) {
    return std::any_of(tried.members.begin(), tried.members.end(),
                       [&](const Set& held) { return (held & ~asked).none(); });
  });
}
template <class Set>
bool holds(const Set& tried, const Set& listed) {
  return (tried & ~listed).none();
}
bool holds(const facts::Location& tried, const facts::Location& listed) {
  return tried.front().path == listed.front().path;
}

bool is_listed(const Change& change, const Values& tried) {
  return std::any_of(change.values.begin(), change.values.end(), [&](const proof::Class& listed) {
    return std::visit(
        [&](const auto& value) {
          return holds(value, std::get<std::decay_t<decltype(value)>>(listed.values));
        },
        tried);
  });
}

// All combinations of values of some dimensions, each put into the situation and given to `see`.
void for_each_combination(
    const std::vector<const proof::Dimension*>& dimensions, const Situation& situation,
    const std::function<void(const Situation&, const std::vector<const Values*>&)>& see) {
  std::vector<const Values*> chosen;
  const std::function<void(const Situation&)> descend = [&](const Situation& so_far) {
    if (chosen.size() == dimensions.size()) return see(so_far, chosen);
    const proof::Dimension& dimension = *dimensions[chosen.size()];
    for (const proof::Class& one : dimension.classes) {
      Situation next = so_far;
      proof::assign(next, dimension.fact, one.values);
      chosen.push_back(&one.values);
      descend(next);
      chosen.pop_back();
    }
  };
  descend(situation);
}

class BruteForce {
 public:
  BruteForce(const MadeUp& policy, const Situation& situation)
      : decider_(policy.decider()),
        situation_(situation),
        domain_(proof::domain_of(policy.clauses(), 2)),
        workspace_(decider_.evaluator().workspace()) {}

  [[nodiscard]] bool is_small() const {
    std::size_t all = 1;
    for (const proof::Dimension& dimension : domain_) all *= dimension.classes.size() + 1;
    return all <= most_tried;
  }
  Outcome outcome(const Situation& situation) {
    return decider_.evaluator().evaluate(situation, any_day, workspace_);
  }
  [[nodiscard]] std::vector<FactSet> sets() const {
    std::vector<FactSet> sets{{}};
    for (const proof::Dimension& dimension : domain_)
      for (std::size_t i = sets.size(); i > 0; --i) {
        sets.push_back(sets[i - 1]);
        sets.back().push_back(dimension.fact);
      }
    sets.erase(sets.begin());
    return sets;
  }
  // Every way in which the set leads to `target`.
  void for_each_way(const FactSet& set, Outcome target,
                    const std::function<void(const std::vector<const Values*>&)>& see) {
    std::vector<const proof::Dimension*> dimensions;
    for (const proof::Dimension& dimension : domain_)
      if (std::find(set.begin(), set.end(), dimension.fact) != set.end())
        dimensions.push_back(&dimension);
    for_each_combination(dimensions, situation_, [&](const Situation& there, const auto& chosen) {
      if (outcome(there) == target) see(chosen);
    });
  }
  bool leads(const FactSet& set, Outcome target) {
    bool found = false;
    for_each_way(set, target, [&](const auto&) { found = true; });
    return found;
  }

 private:
  const decision::Decider& decider_;
  const Situation& situation_;
  proof::Domain domain_;
  decision::Workspace workspace_;
};

bool is_part(const FactSet& part, const FactSet& of) {
  return part.size() < of.size() && std::includes(of.begin(), of.end(), part.begin(), part.end());
}

// Runs `check` on random policies and situations that are small enough; fails when none were.
void on_small_questions(const std::function<void(const MadeUp&, const Situation&,
                                                 const Counterfactuals&, BruteForce&)>& check) {
  constexpr int rounds = 20;  // of each of rapidcheck's hundred runs
  std::size_t tried = 0;
  EXPECT_TRUE(rc::check([&] {
    for (int round = 0; round < rounds; ++round) {
      const MadeUp policy(few_random_clauses());
      const Situation situation = decision::random_situation();
      BruteForce brute(policy, situation);
      if (!brute.is_small()) continue;
      const auto found = counterfactuals(policy.decider(), situation, any_day);
      RC_ASSERT(found.complete);
      if (!found.sets.empty()) ++tried;
      check(policy, situation, found, brute);
    }
  }));
  EXPECT_GT(tried, 200u);
}

TEST(Counterfactual, AListedValueCannotFailToChangeTheVerdict) {
  on_small_questions([](const MadeUp&, const Situation& situation, const Counterfactuals& found,
                        BruteForce& brute) {
    for (const Counterfactual& one : found.sets)
      for (const Way& way : one.ways) {
        std::vector<proof::Dimension> listed;
        for (const Change& change : way) listed.push_back({change.fact, change.values});
        std::vector<const proof::Dimension*> dimensions;
        for (const proof::Dimension& dimension : listed) dimensions.push_back(&dimension);
        for_each_combination(dimensions, situation, [&](const Situation& there, const auto&) {
          RC_ASSERT(brute.outcome(there) == one.outcome);
        });
      }
  });
}

TEST(Counterfactual, AnUnlistedValueCannotChangeTheVerdict) {
  on_small_questions(
      [](const MadeUp&, const Situation&, const Counterfactuals& found, BruteForce& brute) {
        for (const Counterfactual& one : found.sets)
          brute.for_each_way(one.facts, one.outcome, [&](const auto& chosen) {
            RC_ASSERT(std::any_of(one.ways.begin(), one.ways.end(), [&](const Way& way) {
              for (std::size_t i = 0; i < way.size(); ++i)
                if (!is_listed(way[i], *chosen[i])) return false;
              return true;
            }));
          });
      });
}

TEST(Counterfactual, ASetThatLeadsToAnotherOutcomeCannotBeMissing) {
  on_small_questions([](const MadeUp&, const Situation& situation, const Counterfactuals& found,
                        BruteForce& brute) {
    const Outcome now = brute.outcome(situation);
    for (const Outcome target : {Outcome::permit, Outcome::undetermined, Outcome::prohibit})
      for (const FactSet& set : brute.sets()) {
        if (target == now || !brute.leads(set, target)) continue;
        RC_ASSERT(std::any_of(found.sets.begin(), found.sets.end(), [&](const auto& listed) {
          return listed.outcome == target && (listed.facts == set || is_part(listed.facts, set));
        }));
      }
  });
}

TEST(Counterfactual, ASetCannotHoldMoreThanItTakes) {
  on_small_questions(
      [](const MadeUp&, const Situation&, const Counterfactuals& found, BruteForce& brute) {
        for (const Counterfactual& one : found.sets) {
          for (const FactSet& set : brute.sets())
            if (is_part(set, one.facts)) RC_ASSERT(!brute.leads(set, one.outcome));
          for (const Counterfactual& other : found.sets)
            RC_ASSERT(other.outcome != one.outcome || !is_part(other.facts, one.facts));
        }
      });
}

TEST(Counterfactual, TheSameQuestionCannotGetAnotherAnswer) {
  on_small_questions([](const MadeUp& policy, const Situation& situation,
                        const Counterfactuals& found, BruteForce&) {
    const auto again = counterfactuals(policy.decider(), situation, any_day);
    RC_ASSERT(again.sets.size() == found.sets.size());
    for (std::size_t i = 0; i < found.sets.size(); ++i) {
      RC_ASSERT(again.sets[i].facts == found.sets[i].facts);
      RC_ASSERT(again.sets[i].ways.size() == found.sets[i].ways.size());
      for (std::size_t w = 0; w < found.sets[i].ways.size(); ++w)
        for (std::size_t c = 0; c < found.sets[i].facts.size(); ++c)
          RC_ASSERT(again.sets[i].ways[w][c].words == found.sets[i].ways[w][c].words);
    }
  });
}

}  // namespace
}  // namespace guard::explanation
