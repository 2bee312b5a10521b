// SPDX-License-Identifier: LGPL-2.1-or-later
// What people are shown of a context leaves out no possibility.
#include "guard/trust/describe.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

struct Case {
  std::string_view context;
  facts::Fact fact;
  std::string_view words;
};

TEST(Describe, SaysEveryPossibility) {
  using facts::Fact;
  const std::vector<Case> cases{
      {R"("operator": {"kind": "local-police", "country": "US"})", Fact::operators,
       "local-police of US"},
      {R"("operator": {"kind": {"any_of": ["sheriff", "court"]}})", Fact::operators,
       "sheriff or court"},
      {R"("operator": {"country": {"any_of": ["US", "CA"]}})", Fact::operators,
       "a party of CA or US"},
      {R"("operator": {"any_of": [{"kind": "court", "country": "US"}, {"kind": "military"}]})",
       Fact::operators, "military, or court of US"},
      {R"("acting_for": "self")", Fact::acting_for, "nobody else"},
      {R"("acting_for": {"any_of": ["self", {"kind": "court", "country": "US"}]})",
       Fact::acting_for, "nobody else, or court of US"},
      {R"("acting_for": [{"kind": "court"}, "unknown"])", Fact::acting_for,
       "court and perhaps others"},
      {R"("location": {"any_of": ["US-OR", "DE"]})", Fact::location, "US-OR or DE"},
      {R"("camera": {"form": "body-worn"})", Fact::camera, "body-worn, mobile"},
      {R"("camera": {"form": {"any_of": ["fixed", "kiosk"]}})", Fact::camera,
       "fixed or kiosk, mobile or stationary"},
      {R"("camera": {"form": {"any_of": ["drone", "kiosk"]}, "mobility": "stationary"})",
       Fact::camera, "drone, mobile; or kiosk, stationary"},
      {R"("timing": {"any_of": ["recorded", "real-time"]})", Fact::timing, "real-time or recorded"},
      {R"("authority": "none")", Fact::authority, "none"},
      {R"("authority": ["warrant", {"any_of": ["none", "subject-consent"]}])", Fact::authority,
       "warrant and (none or subject-consent)"},
  };
  for (const Case& one : cases)
    for (const StatedFact& statement : describe(test::context_of(one.context)))
      EXPECT_EQ(statement.words, statement.fact == one.fact ? one.words : "unknown")
          << one.context << " " << facts::name(statement.fact);
}

}  // namespace
}  // namespace guard::trust
