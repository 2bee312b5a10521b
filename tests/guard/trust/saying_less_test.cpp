// SPDX-License-Identifier: LGPL-2.1-or-later
// The promise a descriptor rests on, from its text to the verdict of the shipped policy: leaving a
// fact out, saying "unknown" or listing more possibilities never permits what was blocked.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <string>
#include <vector>

#include "guard/decision/decide.hpp"
#include "tests/guard/policy/support.hpp"
#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

struct Sayings {
  std::string_view fact;
  std::vector<std::string> values;
  bool is_list = false;  // several values may hold together
};

const std::vector<Sayings>& sayings() {
  static const std::vector<Sayings> all{
      {"operator",
       {R"({"kind": "local-police", "country": "US"})",
        R"({"kind": "private-company", "country": "DE"})",
        R"({"kind": "national-police", "country": "GB"})",
        R"({"kind": "federal-law-enforcement", "country": "US"})"}},
      {"acting_for",
       {R"("self")", R"({"kind": "local-police", "country": "US"})",
        R"({"kind": "court", "country": "CA"})"},
       true},
      {"location", {R"("US-TX")", R"("DE-BE")", R"("US-OR/portland")"}},
      {"camera",
       {R"({"form": "body-worn"})", R"({"form": "kiosk", "mobility": "stationary"})",
        R"({"form": "vehicle-mounted", "mobility": "stationary"})"}},
      {"environment",
       {R"("uncontrolled-public")", R"("controlled-private")", R"("controlled-public")"}},
      {"timing", {R"("real-time")", R"("near-real-time")", R"("recorded")"}},
      {"authority", {R"("none")", R"("subject-consent")", R"("warrant")"}, true},
      {"vendor_approval", {R"("none")", R"("granted")"}},
  };
  return all;
}

enum class Widening { none, left_out, unknown, any_of, and_unknown };

std::string field(std::string_view fact, const std::string& value) {
  return "\"" + std::string(fact) + "\": " + value;
}

// The field that says `value`, and one that says less; empty when it says nothing.
struct Said {
  std::string more;
  std::string less;
};

Said say(const Sayings& fact, const std::string& value, const std::string& other,
         Widening widening) {
  const Said said{field(fact.fact, value), field(fact.fact, value)};
  switch (widening) {
    case Widening::none:
      return said;
    case Widening::left_out:
      return {said.more, ""};
    case Widening::unknown:
      return {said.more, field(fact.fact, "\"unknown\"")};
    case Widening::any_of:
      return {said.more, field(fact.fact, "{\"any_of\": [" + value + ", " + other + "]}")};
    case Widening::and_unknown:
      if (!fact.is_list || value == fact.values.front()) return said;
      return {said.more, field(fact.fact, "[" + value + ", \"unknown\"]")};
  }
  return said;
}

TEST(SayingLess, NeverPermitsMore) {
  const decision::Decider full(*policy::shipped().bind({"ms-azure-openai", "full"}));
  const decision::Decider police_clauses(
      *policy::shipped().bind({"ms-azure-openai", "police-clauses"}));
  std::size_t permitted = 0;
  std::size_t blocked = 0;
  EXPECT_TRUE(rc::check("saying less", [&](std::uint8_t capability, bool whole) {
    std::string more;
    std::string less;
    const auto append = [](std::string& context, const std::string& one) {
      if (!context.empty() && !one.empty()) context += ", ";
      context += one;
    };
    for (const Sayings& fact : sayings()) {
      const Said said =
          say(fact, *rc::gen::elementOf(fact.values), *rc::gen::elementOf(fact.values),
              *rc::gen::element(Widening::none, Widening::left_out, Widening::unknown,
                                Widening::any_of, Widening::and_unknown));
      append(more, said.more);
      append(less, said.less);
    }
    facts::StageFacts stage;
    stage.capability = facts::WordSet{}.set(capability % facts::capabilities.words.size());
    const auto outcome = [&](const std::string& context) {
      return (whole ? full : police_clauses)
          .decide({test::context_of(context), stage}, test::on("2026-06-01"))
          .outcome;
    };
    const decision::Outcome known = outcome(more);
    const decision::Outcome doubted = outcome(less);
    ++(decision::blocks(known) ? blocked : permitted);
    RC_ASSERT(doubted == known || doubted == decision::Outcome::undetermined);
  }));
  EXPECT_GT(permitted, 0U);
  EXPECT_GT(blocked, 0U);
}

}  // namespace
}  // namespace guard::trust
