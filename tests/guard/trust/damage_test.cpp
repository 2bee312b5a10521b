// SPDX-License-Identifier: LGPL-2.1-or-later
// However a signed descriptor is damaged, it is refused or still says exactly what was signed.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

class Damage : public testing::Test {
 protected:
  const SecretKey signer_ = test::key(1);
  const std::vector<PublicKey> trusted_{signer_.public_key()};
  const std::string body_ = test::descriptor_with(R"("timing": "recorded")");
  const std::string good_ = test::signed_by(signer_, body_);
};

TEST_F(Damage, NoPrefixOpens) {
  ASSERT_TRUE(open_descriptor(good_, trusted_, test::on("2026-06-01")));
  for (std::size_t size = 0; size < good_.size(); ++size)
    EXPECT_FALSE(open_envelope(std::string_view(good_).substr(0, size), descriptor_type, trusted_))
        << size;
}

TEST_F(Damage, NoFlippedBitChangesWhatIsRead) {
  std::size_t harmless = 0;
  for (std::size_t bit = 0; bit < 8 * good_.size(); ++bit) {
    std::string flipped = good_;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const auto opened = open_envelope(flipped, descriptor_type, trusted_);
    if (!opened) continue;
    ++harmless;
    EXPECT_EQ(*opened, body_) << "bit " << bit;
  }
  // Only the key id, 16 letters, may suffer a flip.
  EXPECT_LT(harmless, 8U * 17U);
}

TEST_F(Damage, NoFlippedBitOfThePayloadIsAccepted) {
  for (std::size_t bit = 0; bit < 8 * body_.size(); ++bit) {
    std::string flipped = body_;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const std::string forged = test::signed_by(signer_, flipped);
    const std::string json = forged.substr(0, forged.find("\"signatures\"")) +
                             good_.substr(good_.find("\"signatures\""));
    EXPECT_FALSE(open_envelope(json, descriptor_type, trusted_)) << "bit " << bit;
  }
}

TEST_F(Damage, HugeAndDeepDocumentsAreRefusedByTheirLimits) {
  const std::string huge(100'000'000, ' ');
  const auto opened = open_envelope(huge, descriptor_type, trusted_);
  ASSERT_FALSE(opened);
  EXPECT_TRUE(test::says(opened.error(), "has 100000000 bytes")) << opened.error().text();
  EXPECT_FALSE(parse_descriptor(huge));
  EXPECT_FALSE(PublicKey::parse(huge));

  const std::string padded = good_ + std::string(max_envelope_bytes - good_.size(), ' ');
  EXPECT_TRUE(open_envelope(padded, descriptor_type, trusted_));
  EXPECT_FALSE(open_envelope(padded + " ", descriptor_type, trusted_));

  const std::string deep = "{\"payload\":" + std::string(60'000, '[');
  const auto nested = open_envelope(deep, descriptor_type, trusted_);
  ASSERT_FALSE(nested);
  EXPECT_TRUE(test::says(nested.error(), "nested too deeply")) << nested.error().text();
  EXPECT_FALSE(open_envelope(std::string(100'000, '['), descriptor_type, trusted_));
  EXPECT_FALSE(parse_descriptor("{\"context\":" + std::string(30'000, '[')));
}

TEST_F(Damage, AnyBytesComeBackAsTheyWereSigned) {
  EXPECT_TRUE(
      rc::check("sign, then open", [this](const std::string& bytes, const std::string& text) {
        std::string type = "t/";
        for (const char letter : text)
          if (letter > ' ' && letter <= '~') type += letter;
        const auto json = sign_envelope(bytes, type, signer_);
        RC_ASSERT(json.has_value());
        RC_ASSERT(open_envelope(*json, type, trusted_).value() == bytes);
        RC_ASSERT(!open_envelope(*json, type + "x", trusted_));
      }));
}

TEST_F(Damage, RandomBytesOpenNothing) {
  EXPECT_TRUE(rc::check("junk", [this](const std::string& junk) {
    RC_ASSERT(!open_envelope(junk, descriptor_type, trusted_));
    RC_ASSERT(!parse_descriptor(junk));
    RC_ASSERT(!PublicKey::parse(junk));
    RC_ASSERT(!SecretKey::parse(junk));
  }));
}

}  // namespace
}  // namespace guard::trust
