// SPDX-License-Identifier: LGPL-2.1-or-later
// Promise: a document counts only when enough of those who may sign it have signed exactly it.
#include <gtest/gtest.h>

#include <algorithm>

#include "guard/trust/base64.hpp"
#include "guard/trust/envelope.hpp"
#include "tests/attacks/documents/desk.hpp"

namespace tests::attacks {
namespace {

using guard::trust::kind_of;
using guard::trust::Refusal;

class Signatures : public testing::Test {
 protected:
  Device device;
  const std::string body = policy(1);
  const std::string id = public_key(policy_key).id();

  // A device of a fleet whose policies `threshold` of `keys` must sign.
  static Device asking(int threshold, const std::vector<Key>& keys) {
    RootDraft draft;
    draft.roles["policy"] = {threshold, keys};
    Device made;
    made.root = guard::trust::open_root(draft.signed_by({root_a, root_b})).value();
    return made;
  }
};

TEST_F(Signatures, AGoodDocumentIsTaken) {
  EXPECT_EQ(device.offer(envelope(body, Role::policy, {policy_key})), std::nullopt);
}

TEST_F(Signatures, AnEmptyListCannotCount) {
  EXPECT_EQ(device.offer(raw_envelope(body, Role::policy, "")), Refusal::not_signed);
}

TEST_F(Signatures, AListThatIsMissingCannotCount) {
  const std::string json = raw_envelope(body, Role::policy, "");
  EXPECT_EQ(device.offer(json.substr(0, json.find(",\"signatures\"")) + "}"), Refusal::not_signed);
  EXPECT_EQ(device.offer(body), Refusal::not_signed);
  EXPECT_EQ(device.offer("a = 1"), Refusal::malformed);
}

TEST_F(Signatures, AStrangerCannotSign) {
  EXPECT_EQ(device.offer(envelope(body, Role::policy, {stranger})), Refusal::untrusted);
}

TEST_F(Signatures, AStrangerCannotBorrowAKeyId) {
  EXPECT_EQ(
      device.offer(raw_envelope(body, Role::policy, signature(body, Role::policy, stranger, id))),
      Refusal::altered);
}

TEST_F(Signatures, AKeyIdThatLiesOrIsMissingCannotSpoilAGoodSignature) {
  for (const std::string& told :
       {std::string("somebody"), std::string(), public_key(stranger).id()})
    EXPECT_EQ(Device().offer(raw_envelope(body, Role::policy,
                                          signature(body, Role::policy, policy_key, told))),
              std::nullopt);
}

TEST_F(Signatures, AnotherPersonsRightCannotServe) {
  for (const Key key : {root_a, config_key, device_key, catalogue_key})
    EXPECT_EQ(device.offer(envelope(body, Role::policy, {key})), Refusal::untrusted);
  EXPECT_EQ(device.offer(envelope(descriptor(1), Role::descriptor, {policy_key}), Role::descriptor),
            Refusal::untrusted);
}

TEST_F(Signatures, TheRightKeyCannotSignUnderAnotherType) {
  const std::string other = envelope(body, Role::catalogue, {policy_key});
  EXPECT_EQ(device.offer(other), Refusal::wrong_type);
  // The type is in what is signed, and not beside it.
  const std::string type(kind_of(Role::catalogue).payload_type);
  std::string relabelled = other;
  relabelled.replace(relabelled.find(type), type.size(), kind_of(Role::policy).payload_type);
  EXPECT_EQ(device.offer(relabelled), Refusal::altered);
}

TEST_F(Signatures, AnEnvelopeCannotBringItsKey) {
  const std::string one = signature(body, Role::policy, stranger, public_key(stranger).id());
  const std::string key = public_key(stranger).text();
  EXPECT_EQ(
      device.offer(raw_envelope(body, Role::policy, "{\"key\":\"" + key + "\"," + one.substr(1))),
      Refusal::malformed);
  EXPECT_EQ(
      device.offer(raw_envelope(body, Role::policy, signature(body, Role::policy, stranger, key))),
      Refusal::untrusted);
}

TEST_F(Signatures, OneKeyCannotMeetAThresholdOfTwo) {
  Device strict = asking(2, {policy_key, policy_other});
  EXPECT_EQ(strict.offer(envelope(body, Role::policy, {policy_key})), Refusal::untrusted);
  EXPECT_EQ(strict.offer(envelope(body, Role::policy, {policy_key, stranger})), Refusal::untrusted);
  EXPECT_EQ(strict.offer(envelope(body, Role::policy, {policy_key, policy_other})), std::nullopt);
}

TEST_F(Signatures, TheSameSignatureTwiceCannotMeetAThresholdOfTwo) {
  Device strict = asking(2, {policy_key, policy_other});
  const std::string one = signature(body, Role::policy, policy_key, id);
  const std::string renamed =
      signature(body, Role::policy, policy_key, public_key(policy_other).id());
  EXPECT_EQ(strict.offer(raw_envelope(body, Role::policy, one + "," + one)), Refusal::untrusted);
  EXPECT_EQ(strict.offer(raw_envelope(body, Role::policy, one + "," + renamed)),
            Refusal::untrusted);
  // Nor when a list of keys, however it came about, names the key twice.
  EXPECT_EQ(guard::trust::open_envelope(envelope(body, Role::policy, {policy_key}), Role::policy,
                                        {public_keys({policy_key, policy_key}), 2})
                .error()
                .why,
            Refusal::untrusted);
}

TEST_F(Signatures, EqualKeyIdsCannotHideASecondSigner) {
  Device strict = asking(2, {policy_key, policy_other});
  EXPECT_EQ(strict.offer(raw_envelope(body, Role::policy,
                                      signature(body, Role::policy, policy_key, id) + "," +
                                          signature(body, Role::policy, policy_other, id))),
            std::nullopt);
}

TEST_F(Signatures, AnInvalidOneAmongValidOnesCannotSpoilThemNorCount) {
  const std::string bad = signature(policy(2), Role::policy, policy_other, "x");
  const std::string good = signature(body, Role::policy, policy_key, id);
  EXPECT_EQ(Device().offer(raw_envelope(body, Role::policy, bad + "," + good)), std::nullopt);
  Device strict = asking(2, {policy_key, policy_other});
  EXPECT_EQ(strict.offer(raw_envelope(body, Role::policy, bad + "," + good)), Refusal::untrusted);
}

TEST_F(Signatures, ASignatureOfAnotherDocumentCannotServe) {
  EXPECT_EQ(device.offer(raw_envelope(body, Role::policy,
                                      signature(policy(2), Role::policy, policy_key, id))),
            Refusal::altered);
}

TEST_F(Signatures, WhenNobodyMaySignNobodyCan) {
  RootDraft draft;
  draft.roles.erase("policy");
  device.root = guard::trust::open_root(draft.signed_by({root_a, root_b})).value();
  EXPECT_EQ(device.offer(envelope(body, Role::policy, {policy_key})), Refusal::no_signers);
  // A key that may sign everything else is no stand-in.
  EXPECT_EQ(device.offer(envelope(body, Role::policy, {root_a, root_b})), Refusal::no_signers);
}

// The order of the group, which added to S gives other bytes that satisfy the same equation.
TEST_F(Signatures, ASignatureCannotBeWrittenInASecondWay) {
  constexpr std::array<std::uint8_t, 32> order{0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58,
                                               0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
                                               0,    0,    0,    0,    0,    0,    0,    0,
                                               0,    0,    0,    0,    0,    0,    0,    0x10};
  std::string one = signature(body, Role::policy, policy_key, id);
  const std::size_t at = one.find("\"sig\":\"") + 7;
  std::string bytes = guard::trust::from_base64(one.substr(at, 88)).value();
  unsigned carry = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    carry += static_cast<unsigned>(static_cast<std::uint8_t>(bytes[32 + i])) + order[i];
    bytes[32 + i] = static_cast<char>(carry & 0xff);
    carry >>= 8;
  }
  ASSERT_EQ(carry, 0U);
  EXPECT_EQ(Device().offer(raw_envelope(body, Role::policy, one)), std::nullopt);
  one.replace(at, 88, guard::trust::to_base64(bytes));
  EXPECT_EQ(device.offer(raw_envelope(body, Role::policy, one)), Refusal::altered);
}

// Under the neutral point as a key, anybody's signature of (neutral point, 0) holds for everything.
TEST_F(Signatures, AKeyOfSmallOrderCannotBeNamed) {
  std::string neutral(32, '\0');
  neutral[0] = 1;
  std::string text = RootDraft{}.body();
  const std::string key = public_key(policy_key).text();
  text.replace(text.find(key), key.size(),
               "faceguard-public-key-ed25519:" + guard::trust::to_base64(neutral));
  EXPECT_FALSE(guard::trust::open_root(envelope(text, Role::root, {root_a, root_b})));
  std::string forged = neutral + std::string(32, '\0');
  EXPECT_EQ(device.offer(raw_envelope(body, Role::policy,
                                      R"({"sig":")" + guard::trust::to_base64(forged) + "\"}")),
            Refusal::untrusted);
}

}  // namespace
}  // namespace tests::attacks
