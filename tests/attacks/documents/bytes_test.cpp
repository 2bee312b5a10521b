// SPDX-License-Identifier: LGPL-2.1-or-later
// Promise: what is used is, byte for byte, what was signed, and no shape or size gets round that.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "guard/trust/base64.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "tests/attacks/documents/desk.hpp"

namespace tests::attacks {
namespace {

using guard::trust::Kind;
using guard::trust::kind_of;
using guard::trust::kinds;
using guard::trust::open_envelope;
using guard::trust::Refusal;
using guard::trust::Signers;

std::optional<Refusal> offered(std::string_view body) {
  return Device().offer(envelope(body, Role::policy, {policy_key}));
}

TEST(Bytes, ThePayloadCannotComeBackRewritten) {
  // Blanks, escapes and the order of fields that no writer of JSON would choose.
  const std::string body =
      "{ \"text\" :\"a = 1\\u000a\", \"name\":\"n\",\n\"faceguard\":\"policy\\/1\","
      "\"expires\":\"2027-01-01\",\"not_before\":\"2026-01-01\",\"revision\":1e0 }";
  const auto opened = open_envelope(envelope(body, Role::policy, {policy_key}), Role::policy,
                                    {public_keys({policy_key}), 1});
  EXPECT_EQ(opened.value(), body);
}

TEST(Bytes, ThePayloadWrittenAnewCannotKeepItsSignature) {
  const std::string body = policy(1);
  std::string rewritten = body;
  rewritten.insert(rewritten.find(':') + 1, " ");
  EXPECT_EQ(Device().offer(raw_envelope(
                rewritten, Role::policy,
                signature(body, Role::policy, policy_key, public_key(policy_key).id()))),
            Refusal::altered);
}

TEST(Bytes, TheTextThatIsUsedCannotBeAnotherThanTheOneThatWasSigned) {
  const Device device;
  const auto said = guard::trust::open_statement(
      envelope(policy(1, "a = 1\\n\\tb = \\\"\\u00e4\\\" \\u0000"), Role::policy, {policy_key}),
      Role::policy, {public_keys({policy_key}), 1}, device.identity, device.days);
  EXPECT_EQ(said.value().text, std::string("a = 1\n\tb = \"\xc3\xa4\" \0", 17));
}

TEST(Bytes, ChangingOneByteCannotChangeWhatIsAccepted) {
  EXPECT_TRUE(rc::check("one byte of any kind of document", [] {
    const Kind& kind = *rc::gen::elementOf(std::vector<Kind>(kinds.begin(), kinds.end()));
    const Signers signers{public_keys({policy_key, policy_other}), 2};
    const std::string body = *rc::gen::arbitrary<std::string>();
    std::string json = envelope(body, kind.role, {policy_key, policy_other});
    const auto at = *rc::gen::inRange<std::size_t>(0, json.size());
    json[at] = *rc::gen::arbitrary<char>();
    const auto opened = open_envelope(json, kind.role, signers);
    RC_ASSERT(!opened || *opened == body);
  }));
}

TEST(Bytes, LosingOrRepeatingAStretchCannotChangeWhatIsAccepted) {
  EXPECT_TRUE(rc::check("a stretch cut out or doubled", [] {
    const std::string body = policy(*rc::gen::inRange<std::uint64_t>(1, 100));
    const std::string json = envelope(body, Role::policy, {policy_key});
    const auto at = *rc::gen::inRange<std::size_t>(0, json.size());
    const auto size = *rc::gen::inRange<std::size_t>(1, 40);
    const bool doubles = *rc::gen::arbitrary<bool>();
    std::string damaged = json.substr(0, at) + (doubles ? json.substr(at, size) : "");
    damaged += json.substr(std::min(json.size(), doubles ? at : at + size));
    const auto opened = open_envelope(damaged, Role::policy, {public_keys({policy_key}), 1});
    RC_ASSERT(!opened || *opened == body);
  }));
}

TEST(Bytes, AnotherKindOrVersionCannotStandInTheBody) {
  for (const char* format : {"catalogue/1", "policy/2", "policy/1.1", "policy", "Policy/1", ""}) {
    std::string body = policy(1);
    body.replace(body.find("policy/1"), 8, format);
    EXPECT_EQ(offered(body), Refusal::wrong_type) << format;
  }
}

TEST(Bytes, UnknownAndMissingFieldsCannotBeOverlooked) {
  EXPECT_EQ(offered(policy(1, "a = 1", R"("custom":"field",)")), Refusal::malformed);
  EXPECT_EQ(offered(policy(1, "a = 1", R"("revision":2,)")), Refusal::malformed);
  for (const char* field : {"name", "revision", "not_before", "expires"}) {
    std::string body = policy(1);
    const std::size_t begin = body.find("\"" + std::string(field));
    body.erase(begin, body.find(',', begin) + 1 - begin);
    EXPECT_EQ(offered(body), Refusal::malformed) << field;
  }
}

TEST(Bytes, UnusualNamesCannotLeadAnywhere) {
  const auto named = [](std::string_view name) {
    std::string body = policy(1);
    body.replace(body.find("springfield"), 11, name);
    return offered(body);
  };
  for (const char* name :
       {"?", "a/../b", "../../etc", "%2e%2e", "a b", "[1]", "'; --", ".", "role:1"})
    EXPECT_EQ(named(name), std::nullopt) << name;  // a name is compared, never a path
  for (const char* name : {"", "\\u0000", "\\u001b[2J", "\xc3\xb6", "\\ud83d\\ude00"})
    EXPECT_EQ(named(name), Refusal::malformed) << name;
  EXPECT_EQ(named(std::string(129, 'a')), Refusal::malformed);
}

TEST(Bytes, UnusualRolesCannotBeNamedInARoot) {
  for (const char* word : {"Root", "policies", "targets", "", "root ", "*"}) {
    RootDraft draft;
    draft.roles[word] = {1, {policy_key}};
    EXPECT_EQ(guard::trust::open_root(draft.signed_by({root_a, root_b})).error().why,
              Refusal::malformed)
        << word;
  }
}

TEST(Bytes, ADocumentCannotBeLargerThanItsKindAllows) {
  for (const Kind& kind : kinds) {
    const std::string body(kind.max_bytes, ' ');
    const std::string largest = envelope(body, kind.role, {policy_key});
    const Signers signers{public_keys({policy_key}), 1};
    EXPECT_TRUE(open_envelope(largest, kind.role, signers)) << kind.word;
    const std::string padded = largest + std::string(kind.max_envelope_bytes - largest.size(), ' ');
    EXPECT_TRUE(open_envelope(padded, kind.role, signers)) << kind.word;
    EXPECT_EQ(open_envelope(padded + " ", kind.role, signers).error().why, Refusal::too_large);
  }
  const std::size_t most = kind_of(Role::policy).max_bytes - policy(1, "").size();
  EXPECT_EQ(offered(policy(1, std::string(most, 'a'))), std::nullopt);
  EXPECT_EQ(offered(policy(1, std::string(most + 1, 'a'))), Refusal::too_large);
}

TEST(Bytes, ADocumentCannotBeDeeperThanItsKindAllows) {
  const std::string deep = R"("scope":{"devices":[[[[[[)";
  EXPECT_EQ(offered(policy(1, "", deep)), Refusal::malformed);
  const std::string body = R"({"roles":)" + std::string(30'000, '[');
  EXPECT_EQ(guard::trust::open_root(envelope(body, Role::root, {root_a, root_b})).error().why,
            Refusal::malformed);
  EXPECT_EQ(Device().offer(std::string(100'000, '[')), Refusal::malformed);
}

TEST(Bytes, ARootCannotSayWhatMakesNoSense) {
  const auto refuses = [](const RootDraft& draft, std::string_view words) {
    const auto root = guard::trust::open_root(draft.signed_by({root_a, root_b}));
    return !root && root.error().text().find(words) != std::string::npos;
  };
  RootDraft draft;
  draft.roles["policy"] = {0, {policy_key}};
  EXPECT_TRUE(refuses(draft, "roles.policy.threshold: expected a whole number from 1 to 1"));
  draft.roles["policy"] = {2, {policy_key}};
  EXPECT_TRUE(refuses(draft, "roles.policy.threshold"));
  draft.roles["policy"] = {1, {}};
  EXPECT_TRUE(refuses(draft, "roles.policy.keys: holds 0 keys"));
  draft.roles["policy"] = {2, {policy_key, policy_other, policy_key}};
  EXPECT_TRUE(refuses(draft, "roles.policy.keys[2]: is a key that stands here already"));
  draft = {};
  draft.roles.erase("root");
  EXPECT_TRUE(refuses(draft, "roles: the field 'root' is missing"));
  draft = {};
  draft.restart_after["root"] = 0;
  EXPECT_TRUE(refuses(draft, "roles.root.restart_after"));
}

}  // namespace
}  // namespace tests::attacks
