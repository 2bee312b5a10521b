// SPDX-License-Identifier: LGPL-2.1-or-later
// Promise: a document counts only while every day that it may be is one of its days.
#include <gtest/gtest.h>

#include "guard/trust/descriptor.hpp"
#include "tests/attacks/documents/desk.hpp"

namespace tests::attacks {
namespace {

using guard::facts::Days;
using guard::trust::Freshness;
using guard::trust::Refusal;

class Dates : public testing::Test {
 protected:
  // What a device says to a policy, or a descriptor, that is valid from 2026-01-01 to 2027-06-30.
  static std::optional<Refusal> policy_on(Days days) {
    Device device;
    device.days = days;
    return device.offer(envelope(policy(1), Role::policy, {policy_key}));
  }
  static std::optional<Refusal> descriptor_on(std::string_view day, std::string_view more = {}) {
    Device device;
    device.days = on(day);
    return device.offer(envelope(descriptor(1, more), Role::descriptor, {device_key}),
                        Role::descriptor);
  }
};

TEST_F(Dates, AnExpiredDocumentCannotCount) {
  EXPECT_EQ(policy_on(on("2027-06-30")), std::nullopt);
  EXPECT_EQ(policy_on(on("2027-07-01")), Refusal::expired);
  EXPECT_EQ(descriptor_on("2027-06-30"), std::nullopt);
  EXPECT_EQ(descriptor_on("2027-07-01"), Refusal::expired);
}

TEST_F(Dates, ADocumentCannotCountEarly) {
  EXPECT_EQ(policy_on({on("2025-12-31").first, on("2026-06-01").last}), Refusal::no_signers);
  Device device;
  const std::string late = R"({"faceguard":"policy/1","name":"n","revision":1,)"
                           R"("not_before":"2026-12-02","expires":"2027-01-01","text":""})";
  EXPECT_EQ(device.offer(envelope(late, Role::policy, {policy_key})), Refusal::not_yet_valid);
}

TEST_F(Dates, AClockThatCannotBeTrustedProvesNothing) {
  EXPECT_EQ(policy_on({on("2026-12-01").first, on("2027-07-01").last}), Refusal::expired);
  EXPECT_EQ(policy_on(Days::from(on("2026-12-01").first)), Refusal::no_signers);
}

TEST_F(Dates, AKeptDocumentCannotOutliveItsLastDay) {
  Device device;
  const std::string json = envelope(policy(1), Role::policy, {policy_key});
  ASSERT_EQ(device.offer(json), std::nullopt);
  device.days = on("2027-07-01");
  EXPECT_EQ(device.offer(json), Refusal::expired);
}

TEST_F(Dates, GraceCannotBeLongerThanTheDocumentSays) {
  constexpr std::string_view week = R"("grace_days":7,)";
  EXPECT_EQ(descriptor_on("2027-07-07", week), std::nullopt);
  EXPECT_EQ(descriptor_on("2027-07-08", week), Refusal::expired);
  EXPECT_EQ(descriptor_on("2026-12-01", R"("grace_days":31,)"), Refusal::malformed);
  EXPECT_EQ(descriptor_on("2026-12-01", R"("grace_days":-1,)"), Refusal::malformed);
}

TEST_F(Dates, GraceCannotPassForFresh) {
  const auto opened = [](std::string_view day) {
    const Device device;
    return guard::trust::open_descriptor(
               envelope(descriptor(1, R"("grace_days":7,)"), Role::descriptor, {device_key}),
               guard::trust::signers_of(device.root, Role::descriptor, device.days),
               device.identity, on(day))
        .value()
        .freshness;
  };
  EXPECT_EQ(opened("2027-06-30"), Freshness::fresh);
  EXPECT_EQ(opened("2027-07-01"), Freshness::grace);
  // Whoever doesn't ask for freshness gets no grace.
  EXPECT_FALSE(guard::trust::open_descriptor(
      envelope(descriptor(1, R"("grace_days":7,)"), Role::descriptor, {device_key}),
      public_keys({device_key}), on("2027-07-01")));
}

TEST_F(Dates, ADocumentCannotEndBeforeItBegins) {
  Device device;
  const std::string odd = R"({"faceguard":"policy/1","name":"n","revision":1,)"
                          R"("not_before":"2027-01-01","expires":"2026-01-01","text":""})";
  EXPECT_EQ(device.offer(envelope(odd, Role::policy, {policy_key})), Refusal::malformed);
}

}  // namespace
}  // namespace tests::attacks
