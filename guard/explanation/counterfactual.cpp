// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/counterfactual.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

#include "guard/explanation/search.hpp"

namespace guard::explanation {
namespace {

using decision::Outcome;

// A set of facts as one bit for each of those that are asked.
using Mask = unsigned;

bool lies_in(Mask part, Mask whole) {
  return (part & ~whole) == 0;
}

// The minimal sets that lead to one outcome.
class MinimalSets {
 public:
  MinimalSets(Search& search, Outcome target)
      : search_(search), target_(target), facts_(search.facts()) {
    for (Mask mask = 1; mask < Mask{1} << facts_.size(); ++mask) open_.push_back(mask);
    std::sort(open_.begin(), open_.end(), [&](Mask a, Mask b) {
      const int more = std::popcount(a) - std::popcount(b);
      return more != 0 ? more < 0 : set_of(a) < set_of(b);
    });
  }

  // Gives each set to `see`, the smaller first, with all that leads to the outcome.
  void find(const std::function<void(const FactSet&, const std::vector<Box>&)>& see) {
    for (int size = 1; !open_.empty(); ++size) {
      // A large set of which no part leads anywhere saves looking at its parts one by one.
      if (size > 1) drop_barren();
      for (const Mask mask : std::vector(open_)) {
        if (std::popcount(mask) != size || !is_open(mask)) continue;
        const FactSet set = set_of(mask);
        const std::vector<Box> boxes = search_.all_ways(set, target_);
        if (boxes.empty()) {
          std::erase(open_, mask);
        } else {
          see(set, boxes);
          std::erase_if(open_, [&](Mask larger) { return lies_in(mask, larger); });
        }
      }
    }
  }

 private:
  [[nodiscard]] FactSet set_of(Mask mask) const {
    FactSet set;
    for (std::size_t i = 0; i < facts_.size(); ++i)
      if ((mask >> i & 1) != 0) set.push_back(facts_[i]);
    return set;
  }
  [[nodiscard]] bool is_open(Mask mask) const {
    return std::find(open_.begin(), open_.end(), mask) != open_.end();
  }
  // Those that lie in no other; the larger stand behind.
  [[nodiscard]] std::vector<Mask> largest_open() const {
    std::vector<Mask> largest;
    for (auto mask = open_.rbegin(); mask != open_.rend(); ++mask)
      if (std::none_of(largest.begin(), largest.end(),
                       [&](Mask larger) { return lies_in(*mask, larger); }))
        largest.push_back(*mask);
    return largest;
  }
  void drop_barren() {
    for (const Mask mask : largest_open())
      if (!search_.part_leads(set_of(mask), target_) && !search_.incomplete())
        std::erase_if(open_, [&](Mask part) { return lies_in(part, mask); });
  }

  Search& search_;
  Outcome target_;
  FactSet facts_;
  std::vector<Mask> open_;  // not known to lead there or not; the smaller first
};

Way way_of(const Search& search, const FactSet& set, const Box& box) {
  Way way;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const FactOptions& options = search.options(set[i]);
    const Options least = options.least(box[i]);
    Change change{set[i], {}, options.words(least)};
    for (const Option option : least) change.values.push_back(options[option]);
    way.push_back(std::move(change));
  }
  return way;
}

}  // namespace

bool takes_only_titles(const Counterfactual& counterfactual) {
  return std::all_of(
      counterfactual.facts.begin(), counterfactual.facts.end(), [](facts::Fact fact) {
        return fact == facts::Fact::authority || fact == facts::Fact::vendor_approval;
      });
}

Counterfactuals counterfactuals(const decision::Decider& decider, const facts::Situation& situation,
                                facts::Days days, std::size_t effort) {
  decision::Workspace workspace = decider.evaluator().workspace();
  const Outcome now = decider.evaluator().evaluate(situation, days, workspace);
  Search search(Ruling(decider.bound(), days), situation, effort);
  const std::array targets =
      now == Outcome::permit
          ? std::array{Outcome::prohibit, Outcome::undetermined}
          : std::array{Outcome::permit,
                       now == Outcome::prohibit ? Outcome::undetermined : Outcome::prohibit};
  Counterfactuals all;
  for (const Outcome target : targets)
    MinimalSets(search, target).find([&](const FactSet& set, const std::vector<Box>& boxes) {
      Counterfactual counterfactual{target, set, {}};
      for (const Box& box : boxes) counterfactual.ways.push_back(way_of(search, set, box));
      all.sets.push_back(std::move(counterfactual));
    });
  all.complete = !search.incomplete();
  return all;
}

}  // namespace guard::explanation
