// SPDX-License-Identifier: LGPL-2.1-or-later
// All situations that a list of clauses can tell apart. The values of each fact fall into classes
// that every condition answers alike, so what holds for one value of each class holds for all:
// finite, and small enough to try.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "guard/facts/context.hpp"
#include "guard/policy/clause.hpp"

namespace guard::proof {

// What may be put in a fact's place.
using Values = std::variant<facts::WordSet, facts::PartySet, facts::CameraSet, facts::Location,
                            facts::Held<facts::PartySet>, facts::Held<facts::WordSet>>;

// Values of one fact that no condition tells apart.
struct Class {
  Values values;  // all of them; of a location one place of the class, of things held just those
  std::string words;  // for a person
};

struct Dimension {
  facts::Fact fact;
  std::vector<Class> classes;  // at least one
};

using Domain = std::vector<Dimension>;

// A dimension for each fact that `clauses` ask about, in the order of Fact. Of acting_for and
// authority, nothing held is a class, and so is each combination of at most `held_together` things
// that answers otherwise than the smaller ones.
[[nodiscard]] Domain domain_of(const std::vector<const policy::Clause*>& clauses,
                               std::size_t held_together = 1);

// The number of situations, one of each combination of classes; SIZE_MAX when there are more.
[[nodiscard]] std::size_t size_of(const Domain& domain);

// The fact of the situation, as it stands, and set to other values.
[[nodiscard]] Values values_of(const facts::Situation& situation, facts::Fact fact);
void assign(facts::Situation& situation, facts::Fact fact, const Values& values);
// Makes the fact unknown.
void forget(facts::Situation& situation, facts::Fact fact);

// "local-police of US", "recorded", "unknown".
[[nodiscard]] std::string words(facts::Fact fact, const Values& values);

}  // namespace guard::proof
