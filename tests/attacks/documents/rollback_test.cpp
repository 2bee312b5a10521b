// SPDX-License-Identifier: LGPL-2.1-or-later
// Promise: what a device accepted can't be taken back by an older document, nor told in two ways.
#include <gtest/gtest.h>

#include "guard/trust/acceptance.hpp"
#include "tests/attacks/documents/desk.hpp"

namespace tests::attacks {
namespace {

using guard::trust::max_revision;
using guard::trust::Refusal;

class Rollback : public testing::Test {
 protected:
  Device device;
  std::optional<Refusal> offer(std::uint64_t revision, std::string_view text = "a = 1",
                               Key key = policy_key) {
    return device.offer(envelope(policy(revision, text), Role::policy, {key}));
  }
};

TEST_F(Rollback, AnOlderDocumentCannotFollow) {
  ASSERT_EQ(offer(7), std::nullopt);
  EXPECT_EQ(offer(6), Refusal::rollback);
  EXPECT_EQ(offer(8), std::nullopt);
  EXPECT_EQ(offer(7), Refusal::rollback);
}

TEST_F(Rollback, AnOlderDescriptorCannotFollow) {
  const auto descriptor_of = [&](std::uint64_t revision) {
    return device.offer(envelope(descriptor(revision), Role::descriptor, {device_key}),
                        Role::descriptor);
  };
  ASSERT_EQ(descriptor_of(7), std::nullopt);
  EXPECT_EQ(descriptor_of(6), Refusal::rollback);
}

TEST_F(Rollback, OneNumberCannotSayTwoThings) {
  ASSERT_EQ(offer(7), std::nullopt);
  EXPECT_EQ(offer(7, "a = 2"), Refusal::equivocation);
  EXPECT_EQ(offer(7), std::nullopt);
}

TEST_F(Rollback, MoreSignaturesCannotMakeAnotherDocument) {
  ASSERT_EQ(offer(7), std::nullopt);
  EXPECT_EQ(device.offer(envelope(policy(7), Role::policy, {policy_key, stranger})), std::nullopt);
}

TEST_F(Rollback, ADocumentThatIsRefusedCannotMoveTheMemory) {
  ASSERT_EQ(offer(7), std::nullopt);
  EXPECT_EQ(offer(100, "a = 1", stranger), Refusal::untrusted);
  EXPECT_EQ(device.offer(envelope(policy(100, "a = 1", R"("scope":{"devices":["other"]},)"),
                                  Role::policy, {policy_key})),
            Refusal::wrong_device);
  EXPECT_EQ(offer(8), std::nullopt);
}

TEST_F(Rollback, ARevisionCannotBeZeroOrTooLargeOrNoNumber) {
  EXPECT_EQ(offer(0), Refusal::malformed);
  EXPECT_EQ(offer(max_revision + 1), Refusal::malformed);
  std::string text = policy(1);
  text.replace(text.find("\"revision\":1"), 12, "\"revision\":1.5");
  EXPECT_EQ(device.offer(envelope(text, Role::policy, {policy_key})), Refusal::malformed);
  EXPECT_EQ(guard::trust::accept(std::nullopt, {0, "digest"}).error().why, Refusal::malformed);
}

// A thief of a key signs the last revision that there is, so that no honest one can follow.
TEST_F(Rollback, AFastForwardCannotLockTheFleetOut) {
  ASSERT_EQ(offer(7), std::nullopt);
  ASSERT_EQ(offer(max_revision, "stolen"), std::nullopt);
  EXPECT_EQ(offer(8, "a = 2"), Refusal::rollback);
  RootDraft recovery;
  recovery.revision = 2;
  recovery.roles["policy"] = {1, {policy_other}};
  recovery.restart_after["policy"] = 7;
  const std::string json = recovery.signed_by({root_a, root_b});
  ASSERT_EQ(device.offer(json, Role::root), std::nullopt);
  EXPECT_EQ(offer(max_revision, "stolen"), Refusal::untrusted);
  // What is recovered is the numbers above 7, and not those up to it.
  EXPECT_EQ(offer(6, "a = 1", policy_other), Refusal::rollback);
  EXPECT_EQ(offer(7, "a = 3", policy_other), Refusal::equivocation);
  EXPECT_EQ(offer(9, "a = 2", policy_other), std::nullopt);
  // The same root a second time can't restart it again.
  EXPECT_EQ(device.offer(json, Role::root), std::nullopt);
  EXPECT_EQ(offer(8, "a = 2", policy_other), Refusal::rollback);
}

TEST_F(Rollback, ARestartCannotLowerWhatIsBelowIt) {
  EXPECT_EQ(guard::trust::restarted(guard::trust::Revision{5, "d"}, 7)->number, 5U);
  EXPECT_EQ(guard::trust::restarted(guard::trust::Revision{9, "d"}, 7)->number, 7U);
  EXPECT_EQ(guard::trust::restarted(std::nullopt, 7)->number, 7U);
}

TEST_F(Rollback, OtherRolesCannotBeRestartedAlong) {
  ASSERT_EQ(offer(7), std::nullopt);
  RootDraft recovery;
  recovery.revision = 2;
  recovery.restart_after["catalogue"] = 0;
  ASSERT_EQ(device.offer(recovery.signed_by({root_a, root_b}), Role::root), std::nullopt);
  EXPECT_EQ(offer(6), Refusal::rollback);
}

}  // namespace
}  // namespace tests::attacks
