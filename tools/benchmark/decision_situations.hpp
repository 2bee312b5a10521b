// SPDX-License-Identifier: LGPL-2.1-or-later
// Situations at random, the same in every run: for benchmarks, and for tests that compare two ways
// of deciding.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "guard/policy/library.hpp"
#include "guard/proof/domain.hpp"

namespace tools::benchmark {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // Less than `end`, which is not 0. (The standard's distributions differ between libraries.)
  [[nodiscard]] std::size_t below(std::size_t end) { return engine_() % end; }

  template <class T>
  [[nodiscard]] const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937_64 engine_;
};

// One of `values`, so that the fact is known: a set of one, and each thing held a set of one.
[[nodiscard]] guard::proof::Values known_one(const guard::proof::Values& values, Random& random);

// The places that the clauses name, each once, and a country that they don't.
[[nodiscard]] std::vector<guard::facts::Place> places_of(
    std::span<const guard::policy::BoundVersion> bound);

// The part of `place` that is in none of the others that lie in it.
[[nodiscard]] guard::facts::Place apart(const guard::facts::Place& place,
                                        const std::vector<guard::facts::Place>& others);

class SituationMaker {
 public:
  SituationMaker(std::span<const guard::policy::BoundVersion> bound, std::uint64_t seed)
      : places_(places_of(bound)), random_(seed) {}

  // A value of the fact, known: in or near what the clauses name; up to two things held together.
  [[nodiscard]] guard::proof::Values value(guard::facts::Fact fact);

  // Every fact is known.
  [[nodiscard]] guard::facts::Situation known();

  // Every fact is known, or one of two to four values, or unknown.
  [[nodiscard]] guard::facts::Situation partial();

 private:
  [[nodiscard]] guard::facts::PartySet party();

  std::vector<guard::facts::Place> places_;
  Random random_;
};

// A fact that may be any of `ways`, which are values of it. Of things held together, the first may
// be the first of each way, and so on; a way that holds fewer holds nothing in its place.
[[nodiscard]] guard::proof::Values united(const std::vector<guard::proof::Values>& ways);

}  // namespace tools::benchmark
