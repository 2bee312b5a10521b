// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/party_classes.hpp"

#include <algorithm>
#include <bit>
#include <map>

namespace guard::decision {
namespace {

using policy::Cover;

constexpr std::size_t max_kinds = facts::PartySet{}.size() / facts::max_countries;
constexpr std::size_t words_per_kind = facts::max_countries / word_bits;

// A set of parties as words, four to a kind. The library's bitset keeps bit n in word n / 64, as
// the tests hold it to.
using Raw = std::array<Word, max_kinds * words_per_kind>;
static_assert(sizeof(Raw) == sizeof(facts::PartySet));
Raw raw(const facts::PartySet& parties) {
  return std::bit_cast<Raw>(parties);
}

}  // namespace

PartyClasses::PartyClasses(std::span<const Cover<facts::PartySet>* const> tests) {
  // Refined test by test: two parties stay in one class as long as all answers to them agree.
  std::vector<std::uint32_t> class_of(facts::PartySet{}.size(), 0);
  for (const auto* test : tests) {
    std::map<std::pair<std::uint32_t, int>, std::uint32_t> refined;
    for (std::size_t party = 0; party < class_of.size(); ++party) {
      const int answer = test->yes.test(party) ? 2 : test->open.test(party) ? 1 : 0;
      const auto next = static_cast<std::uint32_t>(refined.size());
      class_of[party] = refined.emplace(std::pair{class_of[party], answer}, next).first->second;
    }
    count_ = refined.size();
  }
  for (std::size_t kind = 0; kind < max_kinds; ++kind) {
    first_[kind] = static_cast<std::uint32_t>(rows_.size());
    for (std::size_t country = 0; country < facts::max_countries; ++country) {
      const std::uint32_t one = class_of[kind * facts::max_countries + country];
      auto row = std::find_if(rows_.begin() + first_[kind], rows_.end(),
                              [&](const Row& r) { return r.class_index == one; });
      if (row == rows_.end()) row = rows_.insert(row, {{}, one});
      set_bit(row->countries, country);
    }
  }
  first_[max_kinds] = static_cast<std::uint32_t>(rows_.size());
}

void PartyClasses::classes_of(const facts::PartySet& parties, std::span<Word> out) const {
  std::fill(out.begin(), out.end(), 0);
  const Raw words = raw(parties);
  bool any = false;
  for (std::size_t kind = 0; kind < max_kinds; ++kind) {
    const std::span<const Word, words_per_kind> countries(&words[kind * words_per_kind],
                                                          words_per_kind);
    if ((countries[0] | countries[1] | countries[2] | countries[3]) == 0) continue;
    any = true;
    for (std::uint32_t row = first_[kind]; row < first_[kind + 1]; ++row)
      if (meets(countries, rows_[row].countries.data())) set_bit(out, rows_[row].class_index);
  }
  if (!any)
    for (std::size_t i = 0; i < count_; ++i) set_bit(out, i);
}

}  // namespace guard::decision
