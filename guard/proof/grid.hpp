// SPDX-License-Identifier: LGPL-2.1-or-later
// What clauses, or parts of them, say in each situation that they can tell apart. Asked of a
// situation that is known in part, a grid answers with bounds, so that a search can leave out all
// that can't hold what it looks for.
#pragma once

#include <functional>
#include <vector>

#include "guard/policy/clause.hpp"
#include "guard/proof/domain.hpp"

namespace guard::proof {

// A clause or a part of one, by the positions of its tests in a grid.
struct Rule {
  using Tests = std::vector<std::size_t>;
  std::vector<Tests> when;    // all of these must hold; of each, one test is enough
  std::vector<Tests> unless;  // any of these lifts it; all of its tests must hold
};

// The rule that always forbids, and the one that never does.
[[nodiscard]] inline Rule always() {
  return {};
}
[[nodiscard]] inline Rule never() {
  return {{{}}, {}};
}

// The least and the greatest answer that is possible.
struct Bounds {
  policy::Answer low;
  policy::Answer high;
};

class Grid {
 public:
  // `domain` has a dimension for each fact that the clauses ask about; see space_of().
  Grid(const std::vector<const policy::Clause*>& clauses, Domain domain);

  [[nodiscard]] const Domain& domain() const { return domain_; }
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }  // one for each clause

  // What a class of a dimension answers to the tests of its fact, in a fixed order.
  [[nodiscard]] std::vector<policy::Answer> answers(std::size_t dimension,
                                                    std::size_t class_index) const;

  // A position that leaves a dimension open holds `any` in its place.
  static constexpr std::size_t any = ~std::size_t{0};
  using Position = std::vector<std::size_t>;  // a class for each dimension

  // What the rule says there, exceptions and all.
  [[nodiscard]] Bounds effect(const Rule& rule, const Position& position) const;

 private:
  friend class Walk;
  struct Test {
    std::size_t dimension;
    std::vector<policy::Answer> answers;  // to each class
    Bounds bounds;                        // over all classes
  };
  [[nodiscard]] Bounds test(std::size_t index, const Position& position) const;

  Domain domain_;
  std::vector<Test> tests_;
  std::vector<Rule> rules_;
};

enum class Step : unsigned char { skip, split, stop };
enum class End : unsigned char { exhausted, stopped, too_long };

// A search through a grid: of everything first, then fact by fact.
class Walk {
 public:
  // Splits only by the facts that `rules` ask about. Refers to the grid.
  Walk(const Grid& grid, const std::vector<const Rule*>& rules);

  // Asks `look` of each part: to skip it, to split it into smaller ones, or to stop there. A part
  // that can't be split further is left when `look` says split.
  End run(const std::function<Step()>& look, std::size_t max_steps);

  // Of the part where the walk is.
  [[nodiscard]] Bounds effect(const Rule& rule) const { return grid_.effect(rule, position_); }
  [[nodiscard]] bool is_known() const { return depth_ == order_.size(); }
  [[nodiscard]] const Grid::Position& position() const { return position_; }

  [[nodiscard]] std::size_t steps() const { return steps_; }
  // How many situations there are to walk through; SIZE_MAX when there are more.
  [[nodiscard]] std::size_t size() const;

 private:
  End descend(const std::function<Step()>& look, std::size_t max_steps);

  const Grid& grid_;
  std::vector<std::size_t> order_;  // the dimensions to split by
  std::size_t depth_ = 0;
  Grid::Position position_;
  std::size_t steps_ = 0;
};

}  // namespace guard::proof
