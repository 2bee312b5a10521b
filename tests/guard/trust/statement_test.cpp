// SPDX-License-Identifier: LGPL-2.1-or-later
// What is stated comes back as it was stated, and nothing is made that would be refused.
#include "guard/trust/statement.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

Statement statement() {
  Statement made;
  made.role = Role::catalogue;
  made.name = "springfield";
  made.revision.number = 3;
  made.window = {test::on("2026-01-01").first, test::on("2026-12-31").first};
  made.scope = {{"bwc-1", "bwc-2"}, "springfield-police", {"mk3"}};
  made.text = "a = \"b\"\n";
  return made;
}

TEST(Statements, CannotSayAnythingElseAfterwards) {
  EXPECT_TRUE(rc::check("make, then parse", [](const std::string& letters) {
    Statement made = statement();
    made.text.clear();
    for (const char letter : letters) made.text += static_cast<char>(letter & 0x7f);
    const auto payload = make_statement(made);
    RC_ASSERT(payload.has_value());
    const auto read = parse_statement(*payload, made.role);
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->text == made.text && read->name == made.name);
    RC_ASSERT(read->revision == Revision({3, digest_of(*payload)}));
    RC_ASSERT(read->scope.devices == made.scope.devices && read->scope.fleet == made.scope.fleet);
    RC_ASSERT(read->scope.hardware == made.scope.hardware);
    RC_ASSERT(read->window.expires == made.window.expires);
  }));
}

TEST(Statements, CannotBeMadeSoThatADeviceWouldRefuseThem) {
  const auto refuses = [](auto&& spoil) {
    Statement made = statement();
    spoil(made);
    return !make_statement(made);
  };
  EXPECT_FALSE(refuses([](Statement&) {}));
  EXPECT_TRUE(refuses([](Statement& one) { one.name.clear(); }));
  EXPECT_TRUE(refuses([](Statement& one) { one.revision.number = 0; }));
  EXPECT_TRUE(refuses(
      [](Statement& one) { one.window.expires = one.window.not_before - std::chrono::days(1); }));
  EXPECT_TRUE(refuses([](Statement& one) { one.text = "\xff\xfe"; }));
  EXPECT_TRUE(refuses([](Statement& one) { one.text.assign(300'000, ' '); }));
  EXPECT_TRUE(refuses([](Statement& one) { one.scope.devices.emplace_back(); }));
  EXPECT_TRUE(refuses([](Statement& one) { one.role = Role::descriptor; }));
  EXPECT_TRUE(refuses([](Statement& one) { one.role = Role::root; }));
}

TEST(Statements, ARefusalCannotLoseItsPlace) {
  const SecretKey signer = test::key(1);
  const std::string body =
      R"({"faceguard":"policy/1","name":"n","revision":1,"not_before":"2026-01-01",)"
      "\n"
      R"("expires":"2027-01-01","text":7})";
  const auto opened =
      open_statement(sign_envelope(body, kind_of(Role::policy).payload_type, signer).value(),
                     Role::policy, {{signer.public_key()}, 1}, {}, test::on("2026-06-01"));
  ASSERT_FALSE(opened);
  EXPECT_TRUE(test::says(opened.error(), "in its payload, line 2, column 31: text: found a number"))
      << opened.error().text();
}

}  // namespace
}  // namespace guard::trust
