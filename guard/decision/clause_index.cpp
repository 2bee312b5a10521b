// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/clause_index.hpp"

#include <bit>

namespace guard::decision {
namespace {

bool has(std::span<const Word> set, std::size_t value) {
  return (set[value / word_bits] >> (value % word_bits) & 1) != 0;
}

}  // namespace

ClauseIndex::ClauseIndex(std::size_t clauses,
                         const std::array<std::size_t, facts::fact_count>& values)
    : width_(words_for(clauses)) {
  for (std::size_t fact = 0; fact < facts::fact_count; ++fact) {
    rows_[fact].possible.assign(width_ * values[fact], ~Word{0});
    rows_[fact].doubtful.assign(width_ * values[fact], 0);
  }
}

void ClauseIndex::add(std::size_t clause, facts::Fact fact, std::span<const Word> yes,
                      std::span<const Word> open) {
  Rows& rows = rows_[static_cast<std::size_t>(fact)];
  rows.asked = true;
  const Word bit = Word{1} << (clause % word_bits);
  for (std::size_t value = 0; value * width_ < rows.possible.size(); ++value) {
    const std::size_t word = value * width_ + clause / word_bits;
    if (has(yes, value)) continue;
    rows.doubtful[word] |= bit;
    if (!has(open, value)) rows.possible[word] &= ~bit;
  }
}

void ClauseIndex::narrow(facts::Fact fact, std::span<const Word> values,
                         Candidates& candidates) const {
  const Rows& rows = rows_[static_cast<std::size_t>(fact)];
  if (!rows.asked) return;
  for (std::size_t word = 0; word < width_; ++word) {
    Word possible = 0;
    Word doubtful = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      for (Word rest = values[i]; rest != 0; rest &= rest - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
        const std::size_t row = (i * word_bits + bit) * width_ + word;
        possible |= rows.possible[row];
        doubtful |= rows.doubtful[row];
      }
    candidates.possible[word] &= possible;
    candidates.doubtful[word] |= doubtful;
  }
}

}  // namespace guard::decision
