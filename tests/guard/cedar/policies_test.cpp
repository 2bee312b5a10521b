// SPDX-License-Identifier: LGPL-2.1-or-later
// The text that a clause becomes, as a reader of Cedar meets it. Whether it means the same is for
// tests/oracle to find out.
#include "guard/cedar/policies.hpp"

#include <gmock/gmock.h>

#include "tests/guard/policy/support.hpp"

namespace guard::cedar {
namespace {

using policy::Pack;
using testing::HasSubstr;
using testing::Not;

// The policies of a pack of one clause "X" of these blocks.
std::string exported(std::string_view blocks) {
  auto pack = policy::parse_pack(policy::pack_text(blocks), "test.toml", policy::shipped_groups());
  EXPECT_TRUE(pack.has_value()) << pack.error().text();
  policy::Library library;
  const std::string id = pack->id;
  EXPECT_TRUE(library.add(std::move(*pack)).has_value());
  return policies(*library.bind(policy::binding_of(id)));
}

// The policy whose id ends so, from "@id" to ";".
std::string ending(const std::string& text, std::string_view end) {
  const std::size_t id = text.find(std::string(end) + "\")\n");
  EXPECT_NE(id, std::string::npos) << end << " is not in\n" << text;
  const std::size_t begin = text.rfind("@id", id);
  return text.substr(begin, text.find(";\n", id) + 1 - begin);
}

TEST(CedarPolicies, AnOpenValueCannotMeetForCertain) {
  const std::string text = exported(R"(
[[clause.when]]
timing = { yes = "real-time", open = "near-real-time", question = "?" }
)");
  EXPECT_THAT(ending(text, " X met"), HasSubstr(R"(when { context.timing == "real-time" })"));
  EXPECT_THAT(ending(text, " X possible"), HasSubstr(R"(when { context.timing != "recorded" })"));
}

TEST(CedarPolicies, AnOpenExceptionCannotLiftForCertain) {
  const std::string text = exported(R"(
[[clause.when]]
timing = { yes = "real-time" }
[[clause.unless]]
authority = { yes = "warrant", open = "exigent", question = "?" }
)");
  EXPECT_THAT(ending(text, " X met"),
              HasSubstr(R"(unless { context.authority.containsAny(["warrant", "exigent"]) })"));
  EXPECT_THAT(ending(text, " X possible"),
              HasSubstr(R"(unless { context.authority.contains("warrant") })"));
}

TEST(CedarPolicies, AnExceptionThatIsOnlyOpenCannotLift) {
  const std::string text = exported(R"(
[[clause.when]]
timing = { yes = "real-time" }
[[clause.unless]]
authority = { open = "exigent", question = "?" }
)");
  EXPECT_THAT(ending(text, " X met"), HasSubstr("unless"));
  EXPECT_THAT(ending(text, " X possible"), Not(HasSubstr("unless")));
}

TEST(CedarPolicies, AConditionThatIsOnlyOpenCannotBeMet) {
  const std::string text = exported(R"(
[[clause.when]]
timing = { open = "real-time", question = "?" }
)");
  EXPECT_THAT(ending(text, " X met"), HasSubstr("when { false }"));
  EXPECT_THAT(ending(text, " X possible"), Not(HasSubstr("when { false }")));
}

TEST(CedarPolicies, ACountryCannotBeSaidOfAnotherParty) {
  const std::string text = exported(R"(
[[clause.when]]
operator = { yes = [{ kind = "sheriff", country = "US" }, { kind = "court" }] }
acting_for = { yes = [{ kind = "sheriff", country = "US" }, { kind = "court" }] }
)");
  EXPECT_THAT(ending(text, " X met"), HasSubstr(R"(when {
  context.operator.kind == "sheriff" && context.operator.country == "US" ||
  context.operator.kind == "court" ||
  context.acting_for.kinds.contains("court") ||
  context.acting_for.parties.contains("sheriff@US")
})"));
}

TEST(CedarPolicies, AFormCannotLoseItsMobility) {
  const std::string text = exported(R"(
[[clause.when]]
camera = { yes = { mobility = "mobile" }, open = { form = "kiosk" }, question = "?" }
)");
  EXPECT_THAT(ending(text, " X met"), HasSubstr(R"(when { context.camera.mobility == "mobile" })"));
  EXPECT_THAT(ending(text, " X possible"), HasSubstr(R"(when {
  context.camera.mobility == "mobile" ||
  context.camera.mobility == "stationary" && context.camera.form == "kiosk"
})"));
}

TEST(CedarPolicies, AClauseCannotBindOutsideItsDates) {
  const auto text = policies(*policy::shipped().bind({"ms-azure-openai", "full"}));
  EXPECT_THAT(ending(text, "2024-05-01-erratum MSERR.X met"),
              HasSubstr("when { context.day >= 20240501 && context.day <= 20240501 }"));
  EXPECT_THAT(ending(text, "2024-05 MS.P possible"), HasSubstr("when { context.day >= 20240502 }"));
}

TEST(CedarPolicies, AProfileCannotPassForThePolicy) {
  const auto text = policies(*policy::shipped().bind({"ms-azure-openai", "police-clauses"}));
  EXPECT_THAT(text, HasSubstr(R"(@id("ms-azure-openai/police-clauses 2024-05 MS.P met"))"));
  EXPECT_THAT(text, Not(HasSubstr("MS.I")));
}

TEST(CedarPolicies, AContractBoundByServiceCannotBindOtherServices) {
  const auto bound = policy::shipped().bind({"ms-azure-openai", "full"}, policy::Reach::by_service);
  EXPECT_THAT(ending(policies(*bound), "2024-05 MS.P met"),
              HasSubstr(R"(when { context.service == "azure-openai" })"));
}

}  // namespace
}  // namespace guard::cedar
