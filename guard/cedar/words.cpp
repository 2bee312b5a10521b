// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/cedar/words.hpp"

#include "guard/cedar/text.hpp"

namespace guard::cedar {

std::vector<std::string> listed(const facts::WordSet& set, const facts::WordList& list) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < list.words.size(); ++i)
    if (set.test(i)) words.emplace_back(list.word(i));
  return words;
}

std::vector<std::string> one_of(const std::string& attribute,
                                const std::vector<std::string>& covered,
                                const std::vector<std::string>& others) {
  if (covered.empty()) return {};
  if (others.empty()) return {std::string(always)};
  if (covered.size() == 1) return {attribute + " == " + literal(covered.front())};
  if (others.size() == 1) return {attribute + " != " + literal(others.front())};
  if (others.size() * 2 < covered.size())
    return {"!" + literals(others) + ".contains(" + attribute + ")"};
  return {literals(covered) + ".contains(" + attribute + ")"};
}

std::vector<std::string> one_of(const std::string& attribute, const facts::WordSet& covered,
                                const facts::WordSet& possible, const facts::WordList& list) {
  return one_of(attribute, listed(covered & possible, list), listed(possible & ~covered, list));
}

std::vector<std::string> any_of(const std::string& attribute,
                                const std::vector<std::string>& covered) {
  if (covered.empty()) return {};
  if (covered.size() == 1) return {attribute + ".contains(" + literal(covered.front()) + ")"};
  return {attribute + ".containsAny(" + literals(covered) + ")"};
}

}  // namespace guard::cedar
