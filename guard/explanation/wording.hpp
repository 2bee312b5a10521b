// SPDX-License-Identifier: LGPL-2.1-or-later
// The conditions of a pack in words, for explanations and reference pages.
#pragma once

#include <string>
#include <string_view>

#include "guard/policy/clause.hpp"

namespace guard::explanation {

// "operator", "acting for", "vendor approval".
[[nodiscard]] std::string plain_name(facts::Fact fact);

// What joins the fact and a value of it: "is", "is in" of a location, "includes" of a title held.
[[nodiscard]] std::string_view verb(facts::Fact fact);

// The values that a test covers and those that it leaves open: "sheriff of US", "anything"; empty
// when there are none.
struct CoveredWords {
  std::string yes;
  std::string open;
};
[[nodiscard]] CoveredWords covered_words(const policy::Test& test);

// "operator is sheriff of US; open for tribal-police of US".
[[nodiscard]] std::string words(const policy::Test& test);
// One test or another: "operator is …, or acting for …".
[[nodiscard]] std::string words(const policy::AnyOf& block);
// All its tests: "authority includes warrant, and location is in US-OR"; "in any case" for none.
[[nodiscard]] std::string words(const policy::Exception& exception);

}  // namespace guard::explanation
