// SPDX-License-Identifier: LGPL-2.1-or-later
#include <algorithm>
#include <functional>

#include "guard/proof/boxes.hpp"

namespace guard::proof {
namespace {

using facts::Fact;

constexpr std::size_t max_listed = 6;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", or ") + part;
  return text;
}

// The classes one by one, or those that are left out when they are fewer.
std::string listed(const Dimension& dimension, const std::vector<bool>& side) {
  std::vector<std::string> in;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < side.size(); ++i)
    (side[i] ? in : out).push_back(dimension.classes[i].words);
  if (out.size() < in.size() && out.size() <= max_listed) return "anything but " + joined(out);
  if (in.size() <= max_listed) return joined(in);
  const std::size_t more = in.size() - max_listed;
  in.resize(max_listed);
  return joined(in) + ", or " + std::to_string(more) + " other combinations";
}

// All the classes' values together.
template <class Set>
std::string of_sets(const Dimension& dimension, const std::vector<bool>& side) {
  Set all;
  for (std::size_t i = 0; i < side.size(); ++i)
    if (side[i]) all |= std::get<Set>(dimension.classes[i].values);
  return words(dimension.fact, all);
}

// Combinations of things held, of which smaller ones stand for larger ones that answer alike.
template <class Set>
class HeldWords {
 public:
  HeldWords(const Grid& grid, std::size_t dimension, const std::vector<bool>& side)
      : dimension_(grid.domain()[dimension]), side_(side) {
    for (std::size_t i = 0; i < side.size(); ++i) {
      answers_.push_back(grid.answers(dimension, i));
      if (const auto& members = std::get<facts::Held<Set>>(dimension_.classes[i].values).members;
          members.size() == 1)
        parts_.push_back({members.front(), answers_.back()});
    }
  }

  // "W" for all combinations with one of W, "without V" for all with none of V, and both; else one
  // by one.
  [[nodiscard]] std::string text() const {
    Parts without;
    for (const Part& part : parts_)
      if (!some_side(true, [&](std::size_t i) { return has(i, part); })) without.push_back(part);
    Parts with;
    for (const Part& part : parts_)
      if (!has_any(part, without) &&
          !some_side(false, [&](std::size_t i) { return has(i, part) && !has_any(i, without); }))
        with.push_back(part);
    if (is_plain()) {
      if (!without.empty() && is_side([&](std::size_t i) { return !has_any(i, without); }))
        return "without " + said(without);
      if (!with.empty() &&
          is_side([&](std::size_t i) { return has_any(i, with) && !has_any(i, without); }))
        return said(with) + (without.empty() ? "" : ", without " + said(without));
    }
    return listed(dimension_, side_);
  }

 private:
  struct Part {
    Set values;
    std::vector<policy::Answer> answers;
  };
  using Parts = std::vector<Part>;

  // Whether the part makes no difference to the combination, be it that it is in it.
  static bool absorbs(const std::vector<policy::Answer>& outer, const Part& part) {
    return std::equal(outer.begin(), outer.end(), part.answers.begin(), std::greater_equal<>());
  }
  [[nodiscard]] bool has(std::size_t i, const Part& part) const {
    return absorbs(answers_[i], part);
  }
  [[nodiscard]] bool has_any(std::size_t i, const Parts& parts) const {
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return has(i, part); });
  }
  static bool has_any(const Part& outer, const Parts& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Part& part) { return absorbs(outer.answers, part); });
  }

  template <class Holds>
  [[nodiscard]] bool some_side(bool is_in, const Holds& holds) const {
    for (std::size_t i = 0; i < side_.size(); ++i)
      if (side_[i] == is_in && holds(i)) return true;
    return false;
  }
  template <class Holds>
  [[nodiscard]] bool is_side(const Holds& holds) const {
    for (std::size_t i = 0; i < side_.size(); ++i)
      if (side_[i] != holds(i)) return false;
    return true;
  }

  // Whether a combination makes no difference to a part only if one of its own parts does; else the
  // words would mislead.
  [[nodiscard]] bool is_plain() const {
    for (std::size_t i = 0; i < side_.size(); ++i)
      for (const Part& part : parts_) {
        if (!has(i, part)) continue;
        const auto& members = std::get<facts::Held<Set>>(dimension_.classes[i].values).members;
        const bool by_one = std::any_of(parts_.begin(), parts_.end(), [&](const Part& own) {
          return std::find(members.begin(), members.end(), own.values) != members.end() &&
                 absorbs(own.answers, part);
        });
        if (!by_one) return false;
      }
    return true;
  }

  [[nodiscard]] std::string said(const Parts& parts) const {
    Set all;
    for (const Part& part : parts) all |= part.values;
    return words(dimension_.fact, facts::Held<Set>{{all}, false});
  }

  const Dimension& dimension_;
  const std::vector<bool>& side_;
  std::vector<std::vector<policy::Answer>> answers_;  // of each class
  Parts parts_;                                       // single things, by what they answer
};

std::string words_of(const Grid& grid, std::size_t index, const std::vector<bool>& side) {
  const Dimension& dimension = grid.domain()[index];
  switch (dimension.fact) {
    case Fact::operators:
      return of_sets<facts::PartySet>(dimension, side);
    case Fact::acting_for:
      return HeldWords<facts::PartySet>(grid, index, side).text();
    case Fact::location:
      return listed(dimension, side);
    case Fact::camera:
      return of_sets<facts::CameraSet>(dimension, side);
    case Fact::authority:
      return HeldWords<facts::WordSet>(grid, index, side).text();
    default:
      return of_sets<facts::WordSet>(dimension, side);
  }
}

}  // namespace

KnownFacts known_facts(const Grid& grid, const Box& box) {
  KnownFacts known;
  for (std::size_t i = 0; i < box.size(); ++i)
    if (std::find(box[i].begin(), box[i].end(), false) != box[i].end())
      known.emplace_back(grid.domain()[i].fact, words_of(grid, i, box[i]));
  return known;
}

}  // namespace guard::proof
