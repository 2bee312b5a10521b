// SPDX-License-Identifier: LGPL-2.1-or-later
// What one clause can come to say when some facts keep what is known of them and others are given
// values. Worked out once for each way the values can answer the clause's tests, and remembered.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "guard/decision/answers.hpp"
#include "guard/decision/verdict.hpp"
#include "guard/policy/clause.hpp"

namespace guard::explanation {

// What is left of the work that may be done; shared by all that works on one question.
struct Effort {
  std::size_t left;
  // Whether there was enough; what is left is spent in any case.
  bool take(std::size_t steps = 1) {
    const bool enough = left >= steps && left > 0;
    left -= std::min(left, steps);
    return enough;
  }
};

// Outcomes that are possible, one bit each.
class Outcomes {
 public:
  constexpr Outcomes() = default;
  constexpr explicit Outcomes(decision::Outcome one)
      : bits_(static_cast<unsigned char>(1u << static_cast<unsigned>(one))) {}
  [[nodiscard]] static constexpr Outcomes any() {
    return Outcomes(decision::Outcome::permit) | Outcomes(decision::Outcome::undetermined) |
           Outcomes(decision::Outcome::prohibit);
  }
  [[nodiscard]] constexpr bool may_be(decision::Outcome one) const {
    return (bits_ & Outcomes(one).bits_) != 0;
  }
  [[nodiscard]] constexpr bool certain() const { return (bits_ & (bits_ - 1)) == 0; }
  friend constexpr Outcomes operator|(Outcomes a, Outcomes b) {
    a.bits_ = static_cast<unsigned char>(a.bits_ | b.bits_);
    return a;
  }
  friend constexpr bool operator==(Outcomes, Outcomes) = default;

 private:
  unsigned char bits_ = 0;
};

class ClauseTable {
 public:
  // One state for each fact; facts that the clause doesn't ask have none. All are kept at first.
  using Key = std::uint64_t;
  static constexpr Key all_kept = 0;

  // The clause must outlive the table.
  ClauseTable(const policy::Clause& clause, const facts::Situation& situation);

  [[nodiscard]] bool asks(facts::Fact fact) const { return of(fact).stride != 0; }
  // The clause's tests of a fact, in their order.
  [[nodiscard]] const std::vector<const policy::Test*>& tests(facts::Fact fact) const {
    return of(fact).tests;
  }

  // The key with a kept fact set free to take any value, with a free one kept again, and with a
  // free one given its answers.
  [[nodiscard]] Key freed(Key key, facts::Fact fact) const { return key + of(fact).stride; }
  [[nodiscard]] Key kept(Key key, facts::Fact fact) const { return key - of(fact).stride; }
  [[nodiscard]] Key answered(Key key, facts::Fact fact, const decision::Answers& answers) const;

  // Whether outcomes() is more than a guess: false for a clause with more states than can be
  // counted.
  [[nodiscard]] bool works() const { return !too_large_; }

  // The outcomes that the clause can have, by the rules of decision::judge. Any, when there is no
  // effort left.
  [[nodiscard]] Outcomes outcomes(Key key, Effort& effort);

 private:
  struct Column {
    Key stride = 0;  // 0: not asked. The digit: 0 kept, 1 free, 2 + i the answers i
    std::vector<const policy::Test*> tests;
    std::vector<decision::Answers> answers;  // all that there are, sorted
    std::vector<Key> kept;                   // digits of those that the situation gives
    [[nodiscard]] Key states() const { return answers.size() + 2; }
    [[nodiscard]] Key digit_of(const decision::Answers& one) const;
  };
  // A test's place among those of its fact.
  struct Place {
    facts::Fact fact;
    std::size_t slot;
  };

  [[nodiscard]] const Column& of(facts::Fact fact) const {
    return columns_[static_cast<std::size_t>(fact)];
  }
  [[nodiscard]] std::vector<Place> add_tests(std::span<const policy::Test> tests);
  [[nodiscard]] policy::Answer answer(Place place, Key key) const;
  [[nodiscard]] policy::Answer effect(Key key) const;
  [[nodiscard]] unsigned effects(Key key, Effort& effort);
  [[nodiscard]] const Column* first_in(Key key, Key digit) const;

  std::vector<Column> columns_;
  std::vector<std::vector<Place>> when_;
  std::vector<std::vector<Place>> unless_;
  bool too_large_ = false;  // the states can't be counted: any outcome is possible
  std::unordered_map<Key, unsigned> effects_;
  std::unordered_map<Key, Outcomes> outcomes_;
};

}  // namespace guard::explanation
