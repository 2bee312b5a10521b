// SPDX-License-Identifier: LGPL-2.1-or-later
// Envelopes whose signatures don't hold, or that aren't written as they must be, open nothing.
#include "guard/trust/envelope.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "guard/trust/base64.hpp"
#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

constexpr std::string_view type = "application/vnd.test+json";
constexpr std::string_view body = R"({"hello": "world"})";

class Envelope : public testing::Test {
 protected:
  const SecretKey signer_ = test::key(1);
  const SecretKey stranger_ = test::key(2);
  const std::vector<PublicKey> trusted_{signer_.public_key()};
  const std::string good_ = sign_envelope(body, type, signer_).value();

  void refused(const std::string& json, std::string_view words) const {
    const auto opened = open_envelope(json, type, trusted_);
    ASSERT_FALSE(opened) << json;
    EXPECT_TRUE(test::says(opened.error(), words)) << json << ": " << opened.error().text();
  }
};

TEST_F(Envelope, IsSignedAsTheDsseSpecificationSays) {
  EXPECT_EQ(pae("http://example.com/HelloWorld", "hello world"),
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  EXPECT_EQ(pae("", ""), "DSSEv1 0  0 ");
  const Signature signature =
      signer_.sign("DSSEv1 25 application/vnd.test+json 18 " + std::string(body));
  EXPECT_NE(good_.find(to_base64(as_text(signature))), std::string::npos);
}

TEST_F(Envelope, OpensToTheBytesThatWereSigned) {
  EXPECT_EQ(open_envelope(good_, type, trusted_).value(), body);
}

TEST_F(Envelope, KeyIdsDecideNothing) {
  const std::string id = signer_.public_key().id();
  EXPECT_TRUE(open_envelope(test::replaced(good_, id, "somebody else"), type, trusted_));
  EXPECT_TRUE(
      open_envelope(test::replaced(good_, "\"keyid\":\"" + id + "\",", ""), type, trusted_));
  const std::string forged =
      test::replaced(sign_envelope(body, type, stranger_).value(), stranger_.public_key().id(), id);
  refused(forged, "signature by the trusted key " + id + " doesn't hold");
}

TEST_F(Envelope, UrlSafeBase64IsReadToo) {
  const std::string bytes = "\xfb\xff\xbf";
  const std::string json = sign_envelope(bytes, type, signer_).value();
  EXPECT_EQ(open_envelope(test::replaced(json, "+/+/", "-_-_"), type, trusted_).value(), bytes);
}

TEST_F(Envelope, NothingOpensWithoutASignatureOfATrustedKey) {
  refused(sign_envelope(body, type, stranger_).value(), "no trusted key has signed it");
  refused(test::replaced(good_, to_base64(body), to_base64(R"({"hello": "World"})")),
          "the document was altered after it was signed");
  const std::size_t list = good_.find("[{");
  refused(good_.substr(0, list) + "[]}", "holds no signature");
  refused(std::string(body), "is not signed; sign it with `faceguard sign`");
  EXPECT_FALSE(open_envelope(good_, type, {}));
  EXPECT_FALSE(open_envelope(good_, type, trusted_, 0));
}

TEST_F(Envelope, ASignatureForOneKindOfDocumentCannotServeAnother) {
  const std::string other = sign_envelope(body, "application/vnd.other", signer_).value();
  refused(other, "expected 'application/vnd.test+json'");
  refused(test::replaced(other, "application/vnd.other", type), "doesn't hold");
  // The border between type and body can't be moved.
  refused(sign_envelope("on " + std::string(body), "application/vnd.test+js", signer_).value(),
          "payloadType");
}

TEST_F(Envelope, ItCannotBringItsOwnKey) {
  const PublicKey stranger = stranger_.public_key();
  const std::string forged = sign_envelope(body, type, stranger_).value();
  refused(
      test::replaced(forged, "\"keyid\"", "\"publicKey\":\"" + stranger.text() + "\",\"keyid\""),
      "unknown field 'publicKey'");
  refused(test::replaced(forged, stranger.id(), stranger.text()), "no trusted key has signed it");
}

TEST_F(Envelope, WhatIsNotWrittenStrictlyCannotBeRead) {
  const std::string signature = "{\"sig\":\"" + std::string(86, 'A') + "==\"}";
  const auto envelope = [&](std::string_view signatures) {
    return R"({"payload":"","payloadType":"application/vnd.test+json","signatures":)" +
           std::string(signatures) + "}";
  };
  refused("", "is empty");
  refused("[]", "found an array, expected an object");
  refused("7", "found a number, expected an object");
  refused(std::string("\x7f"
                      "ELF\x01\0\0",
                      7),
          "is no valid JSON");
  refused(good_ + "x", "goes on after its end");
  refused(good_ + good_, "goes on after its end");
  refused(test::replaced(good_, "{\"payload\"", "{\"Payload\":\"\",\"payload\""),
          "unknown field 'Payload'; did you mean 'payload'?");
  refused(test::replaced(good_, "{\"payload\"", "{\"payload\":\"\",\"payload\""), "stands twice");
  refused(test::replaced(good_, "{\"keyid\"", "{\"keyid\":\"\",\"keyid\""), "stands twice");
  refused(test::replaced(good_, "\"payloadType\"", "\"payloadtype\""), "unknown field");
  refused(R"({"payload":"","signatures":[]})", "the field 'payloadType' is missing");
  refused(R"({"payload":"","payloadType":"application/vnd.test+json"})",
          "the field 'signatures' is missing");
  refused(R"({"payloadType":"application/vnd.test+json","signatures":[)" + signature + "]}",
          "the field 'payload' is missing");
  refused(test::replaced(good_, to_base64(body), "%%%%"), "payload: is no base64");
  refused(test::replaced(good_, "\"" + to_base64(body) + "\"", "7"),
          "payload: found a number, expected base64");
  refused(envelope("{}"), "signatures: found an object, expected an array");
  refused(envelope("[[]]"), "signatures[0]: found an array");
  refused(envelope("[{}]"), "signatures[0]: the field 'sig' is missing");
  refused(envelope(R"([{"keyid":1,"sig":""}])"), "signatures[0].keyid: found a number");
  refused(envelope(R"([{"keyid":"","sig":""}])"), "has 0 bytes; an Ed25519 signature has 64");
  refused(envelope("[" + signature + "]"), "no trusted key has signed it");
  std::string many = "[" + signature;
  for (std::size_t i = 0; i < max_signatures; ++i) many += "," + signature;
  refused(envelope(many + "]"), "holds more than 16 signatures");
}

TEST_F(Envelope, WhatCouldNotBeOpenedCannotBeSigned) {
  EXPECT_TRUE(sign_envelope(std::string(48'000, 'x'), type, signer_));
  const auto too_large = sign_envelope(std::string(50'000, 'x'), type, signer_);
  ASSERT_FALSE(too_large);
  EXPECT_TRUE(test::says(too_large.error(), "at most 65536"));
}

}  // namespace
}  // namespace guard::trust
