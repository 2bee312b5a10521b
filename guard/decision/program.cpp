// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/program.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace guard::decision {
namespace {

using facts::Fact;
using policy::Clause;
using policy::Cover;
using policy::PlaceCover;
using policy::Test;

template <class Visit>
void each_test(std::span<const policy::BoundVersion> bound, const Visit& visit) {
  for (const policy::BoundVersion& version : bound)
    for (const auto& clause : version.clauses) {
      for (const policy::AnyOf& block : clause->when)
        for (const Test& test : block) visit(test);
      for (const policy::Exception& exception : clause->unless)
        for (const Test& test : exception.tests) visit(test);
    }
}

PartyClasses party_classes(std::span<const policy::BoundVersion> bound) {
  std::vector<const Cover<facts::PartySet>*> covers;
  each_test(bound, [&](const Test& test) {
    if (const auto* cover = std::get_if<Cover<facts::PartySet>>(&test.cover))
      covers.push_back(cover);
  });
  return PartyClasses(covers);
}

PlaceClasses place_classes(std::span<const policy::BoundVersion> bound) {
  std::vector<facts::Place> named;
  each_test(bound, [&](const Test& test) {
    if (const auto* cover = std::get_if<PlaceCover>(&test.cover))
      for (const auto* places : {&cover->yes, &cover->open})
        named.insert(named.end(), places->begin(), places->end());
  });
  return PlaceClasses(std::move(named));
}

std::array<std::size_t, facts::fact_count> widths_of(const PartyClasses& parties,
                                                     const PlaceClasses& places) {
  std::array<std::size_t, facts::fact_count> widths{};
  widths.fill(1);
  const auto width = [&](Fact fact) -> std::size_t& {
    return widths[static_cast<std::size_t>(fact)];
  };
  width(Fact::operators) = width(Fact::acting_for) = words_for(parties.count());
  width(Fact::location) = words_for(places.count());
  return widths;
}

bool is_held(Fact fact) {
  return fact == Fact::acting_for || fact == Fact::authority;
}

// An index with room for the clauses and for each fact's values.
ClauseIndex empty_index(std::span<const policy::BoundVersion> bound, const Program& program) {
  std::size_t clauses = 0;
  for (const policy::BoundVersion& version : bound) clauses += version.clauses.size();
  std::array<std::size_t, facts::fact_count> values{};
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = program.width(static_cast<Fact>(i)) * word_bits;
  return {clauses, values};
}

class Compiler {
 public:
  explicit Compiler(Program& program) : program_(program) {}

  void add(const policy::BoundVersion& version) {
    const std::uint32_t first = size_of(program_.clauses);
    for (const auto& clause : version.clauses) add(*clause);
    program_.versions.push_back({version.pack->in_force_from,
                                 version.pack->in_force_until,
                                 {first, size_of(program_.clauses) - first}});
  }

 private:
  using Masks = std::vector<Word>;        // covered, then open
  using Literals = std::vector<Literal>;  // of a block

  void add(const Clause& clause) {
    std::vector<Literals> blocks;
    for (const policy::AnyOf& any : clause.when) {
      Literals& block = blocks.emplace_back();
      for (const Test& test : any) block.push_back({test_number(test.fact, masks_of(test))});
    }
    // "Unless A, unless B" of one fact is "unless A or B", whose masks are the unions.
    std::map<Fact, Masks> single;
    for (const policy::Exception& exception : clause.unless) {
      if (exception.tests.size() == 1) {
        const Test& test = exception.tests.front();
        const Masks more = masks_of(test);
        Masks& all = single.try_emplace(test.fact, more.size()).first->second;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] |= more[i];
        continue;
      }
      Literals& block = blocks.emplace_back();
      for (const Test& test : exception.tests)
        block.push_back({test_number(test.fact, masks_of(test)), true});
    }
    for (const auto& [fact, masks] : single) blocks.push_back({{test_number(fact, masks), true}});
    add_components(std::move(blocks));
  }

  Masks masks_of(const Test& test) const {
    const std::size_t width = program_.width(test.fact);
    Masks masks(2 * width);
    const std::span<Word> yes(masks.data(), width);
    const std::span<Word> open(masks.data() + width, width);
    if (const auto* words = std::get_if<Cover<facts::WordSet>>(&test.cover)) {
      yes[0] = words->yes.to_ullong();
      open[0] = words->open.to_ullong();
    } else if (const auto* cameras = std::get_if<Cover<facts::CameraSet>>(&test.cover)) {
      yes[0] = low_word(cameras->yes);
      open[0] = low_word(cameras->open);
    } else if (const auto* parties = std::get_if<Cover<facts::PartySet>>(&test.cover)) {
      if (parties->yes.any()) program_.parties.classes_of(parties->yes, yes);
      if (parties->open.any()) program_.parties.classes_of(parties->open, open);
    } else if (const auto* places = std::get_if<PlaceCover>(&test.cover)) {
      program_.places.classes_in(places->yes, yes);
      program_.places.classes_in(places->open, open);
    }
    return masks;
  }

  static Word low_word(const facts::CameraSet& cameras) {
    static_assert(facts::CameraSet{}.size() >= word_bits);
    return (cameras & facts::CameraSet(~0ULL)).to_ullong();
  }

  // Equal tests are kept once.
  std::uint32_t test_number(Fact fact, const Masks& masks) {
    const auto [place, is_new] = known_.try_emplace({fact, masks}, size_of(program_.tests));
    if (is_new) {
      program_.tests.push_back({fact, size_of(program_.masks)});
      program_.masks.insert(program_.masks.end(), masks.begin(), masks.end());
    }
    return place->second;
  }

  Fact fact_of(const Literal& literal) const { return program_.tests[literal.test].fact; }

  void add_components(std::vector<Literals> blocks) {
    std::map<Fact, int> uses;
    for (const Literals& block : blocks)
      for (const Literal& literal : block) ++uses[fact_of(literal)];

    // Blocks joined by the facts they share; the smaller index stands for the set.
    std::vector<std::size_t> joined(blocks.size());
    std::iota(joined.begin(), joined.end(), 0);
    std::map<Fact, std::size_t> first_with;
    for (std::size_t i = 0; i < blocks.size(); ++i)
      for (const Literal& literal : blocks[i]) {
        if (uses[fact_of(literal)] < 2) continue;
        const std::size_t other = joined[first_with.try_emplace(fact_of(literal), i).first->second];
        const std::size_t mine = joined[i];
        for (std::size_t& one : joined)
          if (one == mine || one == other) one = std::min(mine, other);
      }

    const std::uint32_t first = size_of(program_.components);
    for (std::size_t root = 0; root < blocks.size(); ++root) {
      std::vector<Literals> members;
      for (std::size_t i = 0; i < blocks.size(); ++i)
        if (joined[i] == root) members.push_back(blocks[i]);
      if (!members.empty() && !put_into_index(members)) add_component(members, uses);
    }
    sort_components(first);
    program_.clauses.push_back({first, size_of(program_.components) - first});
  }

  // A condition of one test on a fact of one value goes into the index. If it shares the fact with
  // no other, that is all there is to it, and it needs no component.
  bool put_into_index(const std::vector<Literals>& blocks) {
    for (const Literals& block : blocks) {
      const Literal& literal = block.front();
      const Fact fact = fact_of(literal);
      if (block.size() != 1 || literal.negated || is_held(fact)) continue;
      const std::size_t width = program_.width(fact);
      const std::span<const Word> masks(&program_.masks[program_.tests[literal.test].masks],
                                        2 * width);
      program_.index.add(program_.clauses.size(), fact, masks.first(width), masks.last(width));
      if (blocks.size() == 1) return true;
    }
    return false;
  }

  // What needs least work comes first, since it may settle the clause.
  void sort_components(std::uint32_t first) {
    const auto cost = [&](const Component& component) {
      return component.pivots.count * 100 + component.blocks.count * 10 +
             program_.blocks[component.blocks.first].literals.count;
    };
    std::stable_sort(program_.components.begin() + first, program_.components.end(),
                     [&](const auto& a, const auto& b) { return cost(a) < cost(b); });
  }

  void add_component(std::vector<Literals>& blocks, const std::map<Fact, int>& uses) {
    Component component{{size_of(program_.blocks), size_of(blocks)}, {size_of(program_.pivots), 0}};
    for (const auto& [fact, count] : uses) {
      std::vector<std::uint32_t> slots;
      for (Literals& block : blocks)
        for (Literal& literal : block) {
          if (count < 2 || fact_of(literal) != fact) continue;
          auto slot = std::find(slots.begin(), slots.end(), literal.test);
          if (slot == slots.end()) slot = slots.insert(slot, literal.test);
          literal.pivot = component.pivots.count;
          literal.slot = static_cast<std::uint32_t>(slot - slots.begin());
        }
      if (slots.empty()) continue;
      add_pivot(fact, slots);
      ++component.pivots.count;
    }
    for (Literals& block : blocks) {
      const auto decided = std::stable_partition(
          block.begin(), block.end(), [](const Literal& one) { return one.pivot == no_pivot; });
      program_.blocks.push_back({{size_of(program_.literals), size_of(block)},
                                 static_cast<std::uint32_t>(decided - block.begin())});
      program_.literals.insert(program_.literals.end(), block.begin(), block.end());
    }
    program_.components.push_back(component);
  }

  // Groups the fact's values, bit by bit, by what they answer to the tests.
  void add_pivot(Fact fact, const std::vector<std::uint32_t>& tests) {
    const std::size_t width = program_.width(fact);
    std::map<std::uint32_t, std::vector<Word>> values;
    for (std::size_t bit = 0; bit < width * word_bits; ++bit) {
      std::uint32_t code = 0;
      for (std::size_t slot = 0; slot < tests.size(); ++slot) {
        const Word* yes = &program_.masks[program_.tests[tests[slot]].masks];
        const auto has = [&](const Word* mask) {
          return (mask[bit / word_bits] >> (bit % word_bits) & 1) != 0;
        };
        code |= (has(yes) ? 3u : has(yes + width) ? 1u : 0u) << (2 * slot);
      }
      set_bit(values.try_emplace(code, width).first->second, bit);
    }
    program_.pivots.push_back({fact, {size_of(program_.patterns), size_of(values)}});
    for (const auto& [code, mask] : values) {
      program_.patterns.push_back({code, size_of(program_.masks)});
      program_.masks.insert(program_.masks.end(), mask.begin(), mask.end());
    }
  }

  template <class Map>
  static std::uint32_t size_of(const Map& map) {
    return static_cast<std::uint32_t>(map.size());
  }

  Program& program_;
  std::map<std::pair<Fact, Masks>, std::uint32_t> known_;
};

}  // namespace

Program::Program(std::span<const policy::BoundVersion> bound)
    : parties(party_classes(bound)),
      places(place_classes(bound)),
      widths(widths_of(parties, places)),
      index(empty_index(bound, *this)) {
  Compiler compiler(*this);
  for (const policy::BoundVersion& version : bound) compiler.add(version);
}

}  // namespace guard::decision
