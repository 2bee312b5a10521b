// SPDX-License-Identifier: LGPL-2.1-or-later
// The values of a fact that are worth trying: one for each way the clauses can answer it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "guard/explanation/clause_table.hpp"
#include "guard/proof/domain.hpp"

namespace guard::explanation {

// Of a fact that holds several things at once, no more than this are tried in one place.
inline constexpr std::size_t max_held_branches = 4096;

// One value that is worth trying, by its number.
using Option = std::uint32_t;
using Options = std::vector<Option>;  // sorted

// Things held together, each any of some options.
using Parts = std::vector<Options>;

// Options that some clauses answer alike.
struct Branch {
  Options options;
  decision::Answers answers;  // the tests of one clause after those of another
  Parts parts;                // of things held; none for nothing, and for all other facts
  bool suffices = false;      // no more need be held
};

// A stretch of answers.
struct Slice {
  std::size_t first;
  std::size_t count;
};

class FactOptions {
 public:
  // `dimension` holds at most one thing held. The tables are of all clauses concerned, and stay.
  FactOptions(proof::Dimension dimension, const std::vector<ClauseTable>& tables);

  [[nodiscard]] facts::Fact fact() const { return fact_; }
  // Whether it is a fact that holds several things at once.
  [[nodiscard]] bool is_held() const;

  // All options, put together by what the clauses with these numbers, which all ask the fact,
  // answer. Of things held: nothing first, and then each alone.
  [[nodiscard]] std::vector<Branch> branches(const std::vector<std::size_t>& clauses) const;

  // Of things held: adds to `branches` what is held when one more thing is added to the branch with
  // the number `from`, as far as that answers otherwise in one of `stretches`, and holds no other
  // branch that suffices or answers the same. False when there are more of them than are tried.
  [[nodiscard]] bool add_combinations(std::vector<Branch>& branches, std::size_t from,
                                      const std::vector<Slice>& stretches);

  // The number of values, combinations of things held apart.
  [[nodiscard]] std::size_t size() const { return singles_; }

  // The option's value.
  [[nodiscard]] const proof::Class& operator[](Option option) const { return classes_[option]; }

  // Of things held: without those of `options` that hold one of the others and more.
  [[nodiscard]] Options least(const Options& options) const;

  // Any of `options` in words, put shortly.
  [[nodiscard]] std::string words(const Options& options) const;

 private:
  [[nodiscard]] Option combination(const Parts& parts);
  [[nodiscard]] std::string held_words(const Options& options) const;

  facts::Fact fact_;
  std::vector<proof::Class> classes_;  // of things held: nothing, single things, combinations
  std::size_t singles_;                // how many are no combinations
  std::map<Parts, Option> combinations_;
  std::vector<Parts> parts_;                             // of each combination
  std::vector<std::vector<decision::Answers>> answers_;  // of each clause to each single option
};

}  // namespace guard::explanation
