// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/explanation/options.hpp"

#include <algorithm>
#include <set>

#include "guard/facts/words.hpp"

namespace guard::explanation {
namespace {

using decision::Answers;
using facts::Fact;
using proof::Class;
using proof::Values;

Answers greater_of_each(Answers a, const Answers& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = std::max(a[i], b[i]);
  return a;
}

Answers answers_of(const std::vector<const policy::Test*>& tests, Fact fact, const Values& values) {
  static const facts::Situation unknown;
  facts::Situation situation = unknown;
  proof::assign(situation, fact, values);
  return decision::possible_answers(tests, situation.context, situation.stage).front();
}

template <class Set>
const facts::Held<Set>& held(const Class& one) {
  return std::get<facts::Held<Set>>(one.values);
}

// Any one of `options`, each at most one thing held.
template <class Set>
Set united(const std::vector<Class>& classes, const Options& options) {
  Set all;
  for (const Option option : options)
    for (const Set& member : held<Set>(classes[option]).members) all |= member;
  return all;
}

template <class Set>
Values held_together(const std::vector<Class>& classes, const std::vector<Options>& parts) {
  facts::Held<Set> together;
  for (const Options& part : parts) together.members.push_back(united<Set>(classes, part));
  return together;
}

// What acts like nothing is said as "none" and "self" are.
std::string words_of_singles(Fact fact, const std::vector<Class>& classes, const Options& options) {
  constexpr std::size_t nothing = 0;
  const bool may_hold_nothing = !options.empty() && options.front() == nothing;
  if (fact == Fact::authority) {
    auto titles = united<facts::WordSet>(classes, options);
    if (may_hold_nothing) titles.set(nothing);
    return titles == facts::authorities.all() ? "anything"
                                              : facts::words(titles, facts::authorities);
  }
  auto parties = united<facts::PartySet>(classes, options);
  if (may_hold_nothing)
    parties |= facts::party_set(facts::WordSet{}.set(nothing), facts::all_countries());
  return facts::words(parties);
}

template <class Set>
Values united_values(const std::vector<Class>& classes, const Options& options) {
  Set all;
  for (const Option option : options) all |= std::get<Set>(classes[option].values);
  return all;
}

}  // namespace

FactOptions::FactOptions(proof::Dimension dimension, const std::vector<ClauseTable>& tables)
    : fact_(dimension.fact),
      classes_(std::move(dimension.classes)),
      singles_(classes_.size()),
      answers_(tables.size()) {
  for (std::size_t clause = 0; clause < tables.size(); ++clause) {
    if (!tables[clause].asks(fact_)) continue;
    for (const Class& one : classes_)
      answers_[clause].push_back(answers_of(tables[clause].tests(fact_), fact_, one.values));
  }
}

bool FactOptions::is_held() const {
  return fact_ == Fact::acting_for || fact_ == Fact::authority;
}

Option FactOptions::combination(const Parts& parts) {
  const auto [place, is_new] =
      combinations_.try_emplace(parts, static_cast<Option>(classes_.size()));
  if (is_new) {
    Values values = fact_ == Fact::authority ? held_together<facts::WordSet>(classes_, parts)
                                             : held_together<facts::PartySet>(classes_, parts);
    std::string text = proof::words(fact_, values);
    classes_.push_back({std::move(values), std::move(text)});
    parts_.push_back(parts);
  }
  return place->second;
}

std::vector<Branch> FactOptions::branches(const std::vector<std::size_t>& clauses) const {
  std::vector<Branch> branches;
  std::map<Answers, std::size_t> known;
  for (Option option = 0; option < singles_; ++option) {
    Answers joint;
    for (const std::size_t clause : clauses)
      joint.insert(joint.end(), answers_[clause][option].begin(), answers_[clause][option].end());
    const auto [place, is_new] = known.try_emplace(joint, branches.size());
    if (is_new) branches.push_back({{}, std::move(joint), {}, false});
    branches[place->second].options.push_back(option);
  }
  if (is_held())
    for (std::size_t i = 1; i < branches.size(); ++i) branches[i].parts = {branches[i].options};
  return branches;
}

bool FactOptions::add_combinations(std::vector<Branch>& branches, std::size_t from,
                                   const std::vector<Slice>& stretches) {
  if (!is_held()) return true;
  const auto differ = [&](const Answers& a, const Answers& b) {
    return std::any_of(stretches.begin(), stretches.end(), [&](Slice stretch) {
      const auto first = static_cast<std::ptrdiff_t>(stretch.first);
      const auto end = first + static_cast<std::ptrdiff_t>(stretch.count);
      return !std::equal(a.begin() + first, a.begin() + end, b.begin() + first);
    });
  };
  for (std::size_t more = 1; more < branches.size() && branches[more].parts.size() == 1; ++more) {
    Answers joint = greater_of_each(branches[from].answers, branches[more].answers);
    if (!differ(joint, branches[from].answers)) continue;
    Parts together = branches[from].parts;
    together.push_back(branches[more].options);
    std::sort(together.begin(), together.end());
    const bool holds_too_much =
        std::any_of(branches.begin(), branches.end(), [&](const Branch& known) {
          return (known.suffices || known.answers == joint) &&
                 std::includes(together.begin(), together.end(), known.parts.begin(),
                               known.parts.end());
        });
    if (holds_too_much) continue;
    if (branches.size() == max_held_branches) return false;
    const Option option = combination(together);
    branches.push_back({{option}, std::move(joint), std::move(together), false});
  }
  return true;
}

std::string FactOptions::words(const Options& options) const {
  if (is_held()) return held_words(options);
  if (options.size() == classes_.size()) return "anything that is known";
  if (fact_ != Fact::location) {
    Values values = fact_ == Fact::operators ? united_values<facts::PartySet>(classes_, options)
                    : fact_ == Fact::camera  ? united_values<facts::CameraSet>(classes_, options)
                                             : united_values<facts::WordSet>(classes_, options);
    return proof::words(fact_, values);
  }
  std::string text;
  for (const Option option : options) text += (text.empty() ? "" : " or ") + classes_[option].words;
  return text;
}

// Combinations have numbers in the order in which they were made, the smaller first.
Options FactOptions::least(const Options& options) const {
  Options least;
  const auto is_single = [&](Option option) { return option < singles_; };
  std::copy_if(options.begin(), options.end(), std::back_inserter(least), is_single);
  const Options single = least;
  const bool nothing_will_do = is_held() && !single.empty() && single.front() == 0;
  const auto parts = [&](Option option) -> const Parts& { return parts_[option - singles_]; };
  for (const Option option : options) {
    if (is_single(option) || nothing_will_do) continue;
    const Parts& mine = parts(option);
    const bool holds_single = std::any_of(mine.begin(), mine.end(), [&](const Options& part) {
      return std::includes(single.begin(), single.end(), part.begin(), part.end());
    });
    const bool holds_other = std::any_of(options.begin(), options.end(), [&](Option other) {
      return other != option && !is_single(other) &&
             std::includes(mine.begin(), mine.end(), parts(other).begin(), parts(other).end());
    });
    if (!holds_single && !holds_other) least.push_back(option);
  }
  return least;
}

std::string FactOptions::held_words(const Options& options) const {
  Options single;
  std::copy_if(options.begin(), options.end(), std::back_inserter(single),
               [&](Option option) { return option < singles_; });
  if (single.size() == singles_) return "anything that is known";
  std::string text = single.empty() ? std::string() : words_of_singles(fact_, classes_, single);
  for (const Option option : options)
    if (option >= singles_) text += (text.empty() ? "" : ", or ") + classes_[option].words;
  return text;
}

}  // namespace guard::explanation
