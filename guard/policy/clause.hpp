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
// A value in both is covered.
template <class Set>
struct Cover {
  Set yes;
  Set open;
};

// Places covered or left open, each with all that lies in it.
struct PlaceCover {
  std::vector<facts::Place> yes;
  std::vector<facts::Place> open;
};

// Where something stands in its pack's file, 1-based; 0 when it comes from no file.
struct Where {
  int line = 0;
  int column = 0;
};

// One fact against what the wording covers of it.
struct Test {
  facts::Fact fact;
  std::variant<Cover<facts::WordSet>,    // capability, gallery, service, environment, timing,
                                         // vendor_approval, and each member of authority
               Cover<facts::PartySet>,   // operator, and each member of acting_for
               Cover<facts::CameraSet>,  // camera
               PlaceCover>               // location
      cover;
  std::string question;  // what the wording leaves open; empty when nothing is
  Where where;
};

using AnyOf = std::vector<Test>;

// What lifts a clause: all its tests must hold.
struct Exception {
  std::string id;        // empty when it is part of the clause's own words
  std::string citation;  // empty when the clause's says it
  std::vector<Test> tests;
  Where where;
};

struct Clause {
  std::string id;
  std::string text;
  std::string citation;
  std::string evidence;
  std::vector<AnyOf> when;              // all of these must hold; of each, one test is enough
  std::vector<Exception> unless;        // any of these lifts the clause
  std::vector<std::string> covered_by;  // clauses of the same pack known to cover this one
  Where where;
};

}  // namespace guard::policy
