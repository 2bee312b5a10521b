// SPDX-License-Identifier: LGPL-2.1-or-later
// Parties by what the bound wordings make of them. Thousands of (kind, country) pairs fall into a
// few dozen classes that no test tells apart, and a set of parties into a set of classes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "guard/decision/masks.hpp"
#include "guard/facts/party.hpp"
#include "guard/policy/clause.hpp"

namespace guard::decision {

class PartyClasses {
 public:
  // Every test of `tests` gives all members of a class the same answer.
  explicit PartyClasses(std::span<const policy::Cover<facts::PartySet>* const> tests);

  [[nodiscard]] std::size_t count() const { return count_; }

  // The classes that occur in `parties`; all of them when it is empty. `out` holds
  // words_for(count()) words and is overwritten.
  void classes_of(const facts::PartySet& parties, std::span<Word> out) const;

 private:
  // Countries of one kind that are in one class.
  struct Row {
    std::array<Word, 4> countries;
    std::uint32_t class_index;
  };
  std::size_t count_ = 1;
  std::vector<Row> rows_;                  // by kind
  std::array<std::uint32_t, 33> first_{};  // of each kind, in rows_
};

}  // namespace guard::decision
