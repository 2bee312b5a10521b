// SPDX-License-Identifier: LGPL-2.1-or-later
// Key files: what is refused, what never leaks, and that a key does what it says.
#include "guard/trust/keys.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>
#include <vector>

#include "guard/trust/base64.hpp"
#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);
static_assert(std::is_nothrow_move_constructible_v<SecretKey>);

// RFC 8032, section 7.1, test 1.
constexpr std::string_view rfc_seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
constexpr std::string_view rfc_public = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

std::string public_line(std::string_view base64) {
  return "faceguard-public-key-ed25519:" + std::string(base64);
}
std::string secret_line(std::string_view base64) {
  return "faceguard-secret-key-ed25519:" + std::string(base64);
}

TEST(Keys, ASecretKeyHasThePublicKeyOfTheStandard) {
  const auto secret = SecretKey::parse(secret_line(rfc_seed));
  ASSERT_TRUE(secret);
  EXPECT_EQ(secret->public_key().text(), public_line(rfc_public));
  EXPECT_EQ(secret->text(), secret_line(rfc_seed));
}

TEST(Keys, TheIdIsTheHashOfTheKey) {
  const auto key = PublicKey::parse(public_line(rfc_public));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->id(), "21fe31dfa154a261");
}

TEST(Keys, CommentsAndLineEndsDoNotMatter) {
  const std::string line = public_line(rfc_public);
  for (const std::string& file : {line, line + "\n", "# fleet desk\r\n\r\n  " + line + " \r\n#end"})
    EXPECT_TRUE(PublicKey::parse(file)) << file;
}

struct Refused {
  std::string file;
  std::string_view words;
};

TEST(Keys, AFileThatIsNoPublicKeyCannotBeTrusted) {
  const std::string good = public_line(rfc_public);
  const std::vector<Refused> cases{
      {"", "holds no key"},
      {"# only a comment\n", "holds no key"},
      {secret_line(rfc_seed), "is a secret key where a public one is expected"},
      {good + "\n" + good, "2: holds a second key"},
      {"ssh-ed25519 AAAA", "is no key file"},
      {"\n" + public_line("AAAA"), "2: holds a damaged key"},
      {public_line(""), "holds a damaged key"},
      {good + "!", "holds a damaged key"},
      {public_line("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo"), "holds a damaged key"},
      {std::string(max_key_file_bytes + 1, '#'), "at most 4096"},
      {std::string(64, '\xff'), "is no key file"},
  };
  for (const Refused& one : cases) {
    auto key = PublicKey::parse(one.file);
    ASSERT_FALSE(key) << one.file;
    const Error error = std::move(key.error()).in("f");
    EXPECT_TRUE(test::says(error, one.words)) << error.text();
  }
}

TEST(Keys, AFileThatIsNoSecretKeyCannotSign) {
  for (const Refused& one : std::vector<Refused>{
           {public_line(rfc_public), "is a public key where a secret one is expected"},
           {secret_line("AAAA"), "holds a damaged key"},
           {"hello", "is no key file"}}) {
    const auto key = SecretKey::parse(one.file);
    ASSERT_FALSE(key);
    EXPECT_TRUE(test::says(key.error(), one.words)) << key.error().text();
  }
}

TEST(Keys, ErrorsCannotQuoteASecret) {
  const std::string seed(rfc_seed);
  for (const std::string& file :
       {secret_line(seed), secret_line(seed + seed), secret_line(seed.substr(1)), seed,
        secret_line(seed) + "\n" + secret_line(seed)}) {
    const auto as_public = PublicKey::parse(file);
    ASSERT_FALSE(as_public);
    EXPECT_FALSE(test::says(as_public.error(), seed.substr(1, 20)));
    const auto as_secret = SecretKey::parse(file);
    const bool quotes = !as_secret && test::says(as_secret.error(), seed.substr(1, 20));
    EXPECT_FALSE(quotes);
  }
}

// Anybody can make signatures that hold under these.
TEST(Keys, PointsOfSmallOrderCannotBeKeys) {
  PublicKey::Bytes zero{};
  PublicKey::Bytes one{};
  one[0] = 1;
  PublicKey::Bytes one_signed = one;
  one_signed[31] = 0x80;
  PublicKey::Bytes zero_signed = zero;
  zero_signed[31] = 0x80;
  PublicKey::Bytes minus_one;  // p - 1
  minus_one.fill(0xff);
  minus_one[0] = 0xec;
  minus_one[31] = 0x7f;
  PublicKey::Bytes p = minus_one;  // 0, not in its shortest form
  p[0] = 0xed;
  PublicKey::Bytes all_ones;
  all_ones.fill(0xff);
  const auto decoded = [](std::string_view base64) {
    PublicKey::Bytes bytes;
    const std::string text = from_base64(base64).value();
    std::ranges::copy(as_bytes(text), bytes.begin());
    return bytes;
  };
  const PublicKey::Bytes order_8 = decoded("JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/AU=");
  const PublicKey::Bytes other_order_8 = decoded("xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA3o=");
  for (const PublicKey::Bytes& bytes :
       {zero, one, one_signed, zero_signed, minus_one, p, all_ones, order_8, other_order_8}) {
    EXPECT_FALSE(PublicKey::from_bytes(bytes)) << to_base64(as_text(bytes));
    EXPECT_FALSE(PublicKey::parse(public_line(to_base64(as_text(bytes)))));
  }
}

TEST(Keys, NewPairsDifferAndBelongTogether) {
  auto a = new_key_pair();
  auto b = new_key_pair();
  ASSERT_TRUE(a && b);
  EXPECT_NE(a->public_key, b->public_key);
  const SecretKey moved = std::move(a->secret_key);
  EXPECT_TRUE(a->public_key.verifies("m", moved.sign("m")));
  EXPECT_FALSE(a->public_key.verifies("n", moved.sign("m")));
  EXPECT_FALSE(b->public_key.verifies("m", moved.sign("m")));
}

TEST(Keys, WipedTextsHoldNothing) {
  std::string secret = "secret in a text";
  const char* where = secret.data();
  wipe(secret);
  EXPECT_TRUE(secret.empty());
  EXPECT_EQ(std::string(where, 6), std::string(6, '\0'));
}

}  // namespace
}  // namespace guard::trust
