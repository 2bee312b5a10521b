// SPDX-License-Identifier: LGPL-2.1-or-later
// The bound clauses compiled. A clause is a conjunction of blocks and a block a disjunction of
// literals ("unless all of these" is "or not one of these"), each literal a test of one fact by bit
// masks. Blocks that share no fact are independent, so the least and the greatest answer of a
// clause follow from theirs; blocks that share one are judged together, for each way that fact can
// answer.
#pragma once

#include <vector>

#include "guard/decision/clause_index.hpp"
#include "guard/decision/party_classes.hpp"
#include "guard/decision/place_classes.hpp"
#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"

namespace guard::decision {

// Consecutive members of one of the program's lists.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// `masks` holds the covered values, then those left open, each as wide as the fact is.
struct CompiledTest {
  facts::Fact fact;
  std::uint32_t masks;
};

inline constexpr std::uint32_t no_pivot = ~std::uint32_t{0};

struct Literal {
  std::uint32_t test;
  bool negated = false;
  std::uint32_t pivot = no_pivot;  // the pivot of the component that decides it
  std::uint32_t slot = 0;          // and its place there
};

// The values of a pivot that answer its tests alike. Two bits a slot: no 00, open 01, yes 11, so
// that the greater of two answers is their union.
struct Pattern {
  std::uint32_t code;
  std::uint32_t mask;
};
struct Pivot {
  facts::Fact fact;
  Range patterns;
};

// A disjunction. Literals that a pivot decides come after those that none does.
struct Block {
  Range literals;
  std::uint32_t free = 0;  // how many no pivot decides
};

struct Component {
  Range blocks;
  Range pivots;  // none: then it is one block
};

struct Program {
  explicit Program(std::span<const policy::BoundVersion> bound);

  // How wide a set of the fact's values is, in words.
  [[nodiscard]] std::size_t width(facts::Fact fact) const {
    return widths[static_cast<std::size_t>(fact)];
  }

  PartyClasses parties;
  PlaceClasses places;
  std::array<std::size_t, facts::fact_count> widths;
  std::vector<Word> masks;
  std::vector<CompiledTest> tests;
  std::vector<Literal> literals;
  std::vector<Block> blocks;
  std::vector<Pattern> patterns;
  std::vector<Pivot> pivots;
  std::vector<Component> components;
  std::vector<Range> clauses;  // of components; in the order of the bound versions' clauses
  ClauseIndex index;
  struct Version {
    facts::Day from;
    facts::Day until;
    Range clauses;
  };
  std::vector<Version> versions;
};

}  // namespace guard::decision
