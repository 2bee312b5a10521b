// SPDX-License-Identifier: LGPL-2.1-or-later
// Promise: who may sign changes only by the word of those who may say so, and then at once.
#include <gtest/gtest.h>

#include "tests/attacks/documents/desk.hpp"

namespace tests::attacks {
namespace {

using guard::trust::open_root;
using guard::trust::Refusal;

class Rotation : public testing::Test {
 protected:
  Rotation() {
    next.revision = 2;
    next.roles["root"] = {2, {new_root_a, new_root_b}};
  }
  Device device;
  RootDraft next;
};

TEST_F(Rotation, OldAndNewKeysTogetherBringTheNextRoot) {
  EXPECT_EQ(device.offer(next.signed_by({root_a, root_c, new_root_a, new_root_b}), Role::root),
            std::nullopt);
  EXPECT_EQ(device.root.revision.number, 2U);
}

TEST_F(Rotation, ARootThatTheOldKeysDidNotSignCannotFollow) {
  EXPECT_EQ(device.offer(next.signed_by({new_root_a, new_root_b}), Role::root), Refusal::untrusted);
  EXPECT_EQ(device.offer(next.signed_by({root_a, new_root_a, new_root_b}), Role::root),
            Refusal::untrusted);
}

TEST_F(Rotation, ARootThatOnlyTheOldKeysSignedCannotFollow) {
  EXPECT_EQ(device.offer(next.signed_by({root_a, root_b, root_c}), Role::root), Refusal::untrusted);
  EXPECT_EQ(device.offer(next.signed_by({root_a, root_b, new_root_a}), Role::root),
            Refusal::untrusted);
}

TEST_F(Rotation, KeysOfOtherRolesCannotMakeARoot) {
  EXPECT_EQ(
      device.offer(next.signed_by({config_key, policy_key, new_root_a, new_root_b}), Role::root),
      Refusal::untrusted);
}

TEST_F(Rotation, ADeviceThatMissedARootCanFollowByOlderSignaturesOnly) {
  RootDraft third = next;
  third.revision = 3;
  third.roles["root"] = {1, {stranger}};
  EXPECT_EQ(Device().offer(third.signed_by({new_root_a, new_root_b, stranger}), Role::root),
            Refusal::untrusted);
  EXPECT_EQ(Device().offer(third.signed_by({root_a, root_b, new_root_a, new_root_b, stranger}),
                           Role::root),
            std::nullopt);
}

TEST_F(Rotation, AnOlderRootCannotComeBack) {
  ASSERT_EQ(device.offer(next.signed_by({root_a, root_b, new_root_a, new_root_b}), Role::root),
            std::nullopt);
  RootDraft older;
  older.revision = 1;
  EXPECT_EQ(device.offer(older.signed_by({root_a, root_b, new_root_a, new_root_b}), Role::root),
            Refusal::rollback);
}

TEST_F(Rotation, ARootCannotSayTwoThingsUnderOneNumber) {
  RootDraft other;
  other.expires = "2028-12-31";
  EXPECT_EQ(device.offer(other.signed_by({root_a, root_b}), Role::root), Refusal::equivocation);
}

TEST_F(Rotation, ARootOfAnotherFleetCannotFollow) {
  next.fleet = "shelbyville-police";
  EXPECT_EQ(device.offer(next.signed_by({root_a, root_b, new_root_a, new_root_b}), Role::root),
            Refusal::wrong_fleet);
}

TEST_F(Rotation, AnExpiredRootCannotFollow) {
  next.expires = "2026-11-30";
  EXPECT_EQ(device.offer(next.signed_by({root_a, root_b, new_root_a, new_root_b}), Role::root),
            Refusal::expired);
  next.not_before = "2026-12-02";
  next.expires = "2027-12-02";
  EXPECT_EQ(device.offer(next.signed_by({root_a, root_b, new_root_a, new_root_b}), Role::root),
            Refusal::not_yet_valid);
}

TEST_F(Rotation, AnExpiredRootOnTheDeviceCanOnlyNameItsSuccessor) {
  device.days = on("2028-01-01");
  EXPECT_EQ(device.offer(envelope(policy(1), Role::policy, {policy_key})), Refusal::no_signers);
  next.expires = "2029-01-01";
  EXPECT_EQ(device.offer(next.signed_by({root_a, root_b, new_root_a, new_root_b}), Role::root),
            std::nullopt);
  // The policy itself has expired by now, and its signer counts again.
  EXPECT_EQ(device.offer(envelope(policy(1), Role::policy, {policy_key})), Refusal::expired);
}

TEST_F(Rotation, AClockThatCannotBeTrustedCannotKeepARootAlive) {
  device.days = guard::facts::Days::from(on(today).first);
  EXPECT_EQ(device.offer(envelope(policy(1), Role::policy, {policy_key})), Refusal::no_signers);
}

TEST_F(Rotation, AKeyThatWasRemovedCannotSignAnyMore) {
  const std::string by_old = envelope(policy(1), Role::policy, {policy_key});
  ASSERT_EQ(device.offer(by_old), std::nullopt);
  RootDraft draft;
  draft.revision = 2;
  draft.roles["policy"] = {1, {policy_other}};
  ASSERT_EQ(device.offer(draft.signed_by({root_a, root_b}), Role::root), std::nullopt);
  // Not even what it signed before: a copy that is kept is verified anew.
  EXPECT_EQ(device.offer(by_old), Refusal::untrusted);
  EXPECT_EQ(device.offer(envelope(policy(1), Role::policy, {policy_other})), std::nullopt);
}

TEST_F(Rotation, ARoleThatWasRemovedCannotBeFilled) {
  RootDraft draft;
  draft.revision = 2;
  draft.roles.erase("policy");
  ASSERT_EQ(device.offer(draft.signed_by({root_a, root_b}), Role::root), std::nullopt);
  EXPECT_EQ(device.offer(envelope(policy(1), Role::policy, {policy_key})), Refusal::no_signers);
}

TEST_F(Rotation, ARaisedThresholdCannotBeMetByWhatWasSignedBefore) {
  RootDraft draft;
  draft.revision = 2;
  draft.roles["policy"] = {2, {policy_key, policy_other}};
  ASSERT_EQ(device.offer(draft.signed_by({root_a, root_b}), Role::root), std::nullopt);
  EXPECT_EQ(device.offer(envelope(policy(1), Role::policy, {policy_key})), Refusal::untrusted);
}

TEST(FirstRoot, CannotOpenUnsignedOrBelowItsOwnThreshold) {
  const RootDraft draft;
  EXPECT_EQ(open_root(draft.body()).error().why, Refusal::not_signed);
  EXPECT_EQ(open_root(draft.signed_by({root_a})).error().why, Refusal::untrusted);
  EXPECT_EQ(open_root(draft.signed_by({root_a, policy_key})).error().why, Refusal::untrusted);
  EXPECT_TRUE(open_root(draft.signed_by({root_c, root_a})));
}

TEST(FirstRoot, CannotBeAnotherKindOfDocument) {
  EXPECT_EQ(open_root(envelope(RootDraft{}.body(), Role::policy, {root_a, root_b})).error().why,
            Refusal::wrong_type);
  EXPECT_EQ(open_root(envelope(policy(1), Role::root, {root_a, root_b})).error().why,
            Refusal::wrong_type);
}

}  // namespace
}  // namespace tests::attacks
