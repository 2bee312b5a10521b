// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/wording.hpp"

#include <algorithm>

#include "guard/facts/words.hpp"
#include "guard/proof/domain.hpp"

namespace guard::explanation {
namespace {

using facts::Fact;

// The cover of every value would else read "unknown".
constexpr std::string_view anything = "anything";

std::string of_words(Fact fact, const facts::WordSet& set) {
  if (fact == Fact::authority)
    return set == facts::authorities.all() ? std::string(anything)
                                           : facts::words(set, facts::authorities);
  const std::string text = proof::words(fact, set);
  return text == "unknown" ? std::string(anything) : text;
}

std::string of_set(Fact fact, const facts::WordSet& set) {
  return set.none() ? std::string() : of_words(fact, set);
}
std::string of_set(Fact, const facts::PartySet& set) {
  if (set.none()) return {};
  return (facts::any_party() & ~set).none() ? std::string(anything) : facts::words(set);
}
std::string of_set(Fact, const facts::CameraSet& set) {
  if (set.none()) return {};
  return (facts::any_camera() & ~set).none() ? std::string(anything) : facts::words(set);
}

template <class Set>
CoveredWords words_of(Fact fact, const policy::Cover<Set>& cover) {
  return {of_set(fact, cover.yes), of_set(fact, Set(cover.open & ~cover.yes))};
}
CoveredWords words_of(Fact, const policy::PlaceCover& cover) {
  const auto listed = [](const std::vector<facts::Place>& places) {
    return places.empty() ? std::string() : facts::words(facts::Location(places));
  };
  return {listed(cover.yes), listed(cover.open)};
}

std::string joined(const std::vector<policy::Test>& tests, std::string_view between) {
  std::string text;
  for (const policy::Test& test : tests) {
    if (!text.empty()) text += between;
    text += words(test);
  }
  return text;
}

}  // namespace

std::string plain_name(Fact fact) {
  std::string name(facts::name(fact));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string_view verb(Fact fact) {
  switch (fact) {
    case Fact::location:
      return "is in";
    case Fact::acting_for:
    case Fact::authority:
      return "includes";
    default:
      return "is";
  }
}

CoveredWords covered_words(const policy::Test& test) {
  return std::visit([&](const auto& cover) { return words_of(test.fact, cover); }, test.cover);
}

std::string words(const policy::Test& test) {
  const auto [yes, open] = covered_words(test);
  std::string text = plain_name(test.fact);
  if (!yes.empty()) text.append(" ").append(verb(test.fact)).append(" ").append(yes);
  if (!open.empty()) text.append(yes.empty() ? ": open for " : "; open for ").append(open);
  return yes.empty() && open.empty() ? text + ": covers nothing" : text;
}

std::string words(const policy::AnyOf& block) {
  return joined(block, ", or ");
}

std::string words(const policy::Exception& exception) {
  return exception.tests.empty() ? "in any case" : joined(exception.tests, ", and ");
}

}  // namespace guard::explanation
