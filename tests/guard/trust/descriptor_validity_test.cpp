// SPDX-License-Identifier: LGPL-2.1-or-later
// A descriptor counts only when it is signed and valid on every day that it may be.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

using facts::Days;

class Validity : public testing::Test {
 protected:
  const SecretKey signer_ = test::key(1);
  const std::vector<PublicKey> trusted_{signer_.public_key()};
  const std::string good_ = test::signed_by(signer_);

  void refused(const std::string& json, Days days, std::string_view words) const {
    const auto opened = open_descriptor(json, trusted_, days);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(test::says(opened.error(), words)) << opened.error().text();
  }
};

TEST_F(Validity, HoldsFromTheFirstDayToTheLast) {
  for (const std::string_view day : {"2026-01-01", "2026-06-30", "2027-01-01"})
    EXPECT_EQ(open_descriptor(good_, trusted_, test::on(day)).value().device, "bwc-0421") << day;
  const Days whole{test::on("2026-01-01").first, test::on("2027-01-01").first};
  EXPECT_TRUE(open_descriptor(good_, trusted_, whole));
}

TEST_F(Validity, CannotBeginEarlyOrEndLate) {
  refused(good_, test::on("2025-12-31"), "is not valid before 2026-01-01, and today is 2025-12-31");
  refused(good_, test::on("2027-01-02"), "is not valid after 2027-01-01, and today is 2027-01-02");
}

TEST_F(Validity, AClockThatCannotBeTrustedProvesNothing) {
  refused(good_, Days::from(test::on("2026-06-30").first),
          "it may be any day from 2026-06-30 to 9999-12-31; set the device's clock");
  refused(good_, {test::on("2025-12-31").first, test::on("2026-06-30").first},
          "is not valid before");
}

TEST_F(Validity, AnUnsignedDescriptorContributesNothing) {
  refused(std::string(test::payload), test::on("2026-06-30"),
          "is not signed; sign it with `faceguard sign`");
}

TEST_F(Validity, AnotherKindOfDocumentCannotBeADescriptor) {
  const std::string other =
      sign_envelope(test::payload, "application/vnd.faceguard.fleet+json", signer_).value();
  refused(other, test::on("2026-06-30"), "payloadType");
}

TEST_F(Validity, ASignatureCannotExcuseAnUnknownWord) {
  const std::string json =
      test::signed_by(signer_, test::replaced(test::payload, "body-worn", "bodyworn"));
  refused(json, test::on("2026-06-30"),
          "in its payload, line 11, column 24: context.camera.form: 'bodyworn'");
  // The lines of the payload must not pass for lines of the envelope's file.
  EXPECT_EQ(open_descriptor(json, trusted_, test::on("2026-06-30")).error().line, 0);
}

TEST_F(Validity, TheThresholdCountsForDescriptorsToo) {
  const SecretKey second = test::key(2);
  const std::vector<PublicKey> both{signer_.public_key(), second.public_key()};
  EXPECT_FALSE(open_descriptor(good_, both, test::on("2026-06-30"), 2));
  const std::string by_both = add_signature(good_, descriptor_type, second).value();
  EXPECT_TRUE(open_descriptor(by_both, both, test::on("2026-06-30"), 2));
}

}  // namespace
}  // namespace guard::trust
