// SPDX-License-Identifier: LGPL-2.1-or-later
// The closed lists of words that facts are stated in. Descriptors, packs, catalogues and case files
// all speak in these words; any other word is refused with the nearest one known.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "guard/error.hpp"

namespace guard::facts {

inline constexpr std::size_t max_words = 64;

// A set of words of one list, by their index in it.
using WordSet = std::bitset<max_words>;

// One closed list of words. "unknown" belongs to no list: it stands for all of a list's words.
struct WordList {
  std::string_view name;  // as descriptors and packs call the fact, e.g. "environment"
  std::span<const std::string_view> words;

  [[nodiscard]] WordSet all() const;

  // The set holding just `word`, or all words for "unknown". Common other words are understood,
  // such as "alpr". Error: names the nearest known word.
  [[nodiscard]] Expected<WordSet> set_of(std::string_view word) const;

  [[nodiscard]] std::string_view word(std::size_t index) const { return words[index]; }
};

// What a stage does (capability), whom it looks for (gallery), and whose service it uses for it.
extern const WordList capabilities;
extern const WordList galleries;
extern const WordList services;

// What a device is, where it is used, and when the analysis happens.
extern const WordList camera_forms;
extern const WordList mobilities;
extern const WordList environments;
extern const WordList timings;
extern const WordList vendor_approvals;

// Who operates it or is served by it; "self" only ever means "no other party".
extern const WordList party_kinds;

// What entitles somebody to an analysis: titles held; "none" means no title.
extern const WordList authorities;

// ISO 3166-1 alpha-2.
inline constexpr std::size_t max_countries = 256;
using CountrySet = std::bitset<max_countries>;
[[nodiscard]] CountrySet all_countries();
[[nodiscard]] Expected<CountrySet> country_set_of(std::string_view code_or_unknown);
[[nodiscard]] std::string_view country_code(std::size_t index);

// The word of `known` nearest to `word` by edit distance; empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> known);

}  // namespace guard::facts
