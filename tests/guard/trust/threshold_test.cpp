// SPDX-License-Identifier: LGPL-2.1-or-later
// A threshold counts people, that is different keys, and not signatures.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "guard/trust/base64.hpp"
#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

constexpr std::string_view type = "application/vnd.test+json";
constexpr std::string_view body = "approved by two";

class Threshold : public testing::Test {
 protected:
  const SecretKey a_ = test::key(1);
  const SecretKey b_ = test::key(2);
  const SecretKey c_ = test::key(3);
  const std::vector<PublicKey> trusted_{a_.public_key(), b_.public_key()};
  const std::string by_a_ = sign_envelope(body, type, a_).value();
};

TEST_F(Threshold, TwoKeysMeetTwo) {
  const auto by_both = add_signature(by_a_, type, b_);
  ASSERT_TRUE(by_both);
  EXPECT_EQ(open_envelope(*by_both, type, trusted_, 2).value(), body);
  EXPECT_FALSE(open_envelope(*by_both, type, trusted_, 3));
}

TEST_F(Threshold, OneKeyCannotMeetTwo) {
  EXPECT_TRUE(open_envelope(by_a_, type, trusted_, 1));
  EXPECT_FALSE(open_envelope(by_a_, type, trusted_, 2));

  const std::string signature = R"({"keyid":")" + b_.public_key().id() + R"(","sig":")" +
                                to_base64(as_text(a_.sign(pae(type, body)))) + R"("})";
  const std::string twice = test::replaced(by_a_, "[{", "[" + signature + ",{");
  EXPECT_TRUE(open_envelope(twice, type, trusted_, 1));
  EXPECT_FALSE(open_envelope(twice, type, trusted_, 2));
  EXPECT_FALSE(open_envelope(by_a_, type, std::vector{trusted_[0], trusted_[0]}, 2));
}

TEST_F(Threshold, AStrangerCannotBeTheSecond) {
  const auto with_stranger = add_signature(by_a_, type, c_);
  ASSERT_TRUE(with_stranger);
  EXPECT_TRUE(open_envelope(*with_stranger, type, trusted_, 1));
  const auto opened = open_envelope(*with_stranger, type, trusted_, 2);
  ASSERT_FALSE(opened);
  EXPECT_TRUE(test::says(opened.error(), "2 trusted keys must have signed it, and 1 did"));
}

TEST_F(Threshold, AKeyCannotSignTwice) {
  const auto again = add_signature(by_a_, type, a_);
  ASSERT_FALSE(again);
  EXPECT_TRUE(test::says(again.error(), "already"));
}

TEST_F(Threshold, SignaturesCannotPileUp) {
  std::string json = by_a_;
  for (std::uint8_t seed = 2; seed <= max_signatures; ++seed)
    json = add_signature(json, type, test::key(seed)).value();
  EXPECT_TRUE(open_envelope(json, type, trusted_, 2));
  EXPECT_FALSE(add_signature(json, type, test::key(max_signatures + 1)));
}

}  // namespace
}  // namespace guard::trust
