// SPDX-License-Identifier: LGPL-2.1-or-later
// One rule of a policy: conditions on facts, and the exceptions that lift it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "guard/facts/context.hpp"

namespace guard::policy {

// What a wording says of one value of a fact. In this order, "and" is the least, "or" the greatest.
enum class Answer : unsigned char { no, open, yes };

// The values of one fact that the wording covers, and those it leaves open; all others are no.
template <class Set>
struct Cover {
  Set yes;
  Set open;
};

// Places covered, each with all that lies in it. No place is left open: a border is a border.
struct PlaceCover {
  std::vector<facts::Place> yes;
};

// One fact against what the wording covers of it.
struct Test {
  facts::Fact fact;
  std::variant<Cover<facts::WordSet>,    // capability, gallery, environment, timing,
                                         // vendor_approval, and each member of authority
               Cover<facts::PartySet>,   // operator, and each member of acting_for
               Cover<facts::CameraSet>,  // camera
               PlaceCover>               // location
      cover;
  std::string question;  // what the wording leaves open; empty when nothing is
};

using AnyOf = std::vector<Test>;
using AllOf = std::vector<Test>;

struct Clause {
  std::string id;
  std::string text;
  std::string citation;
  std::string evidence;
  std::vector<AnyOf> when;    // all of these must hold; of each, one test is enough
  std::vector<AllOf> unless;  // any of these lifts the clause; of each, all tests must hold
};

}  // namespace guard::policy
