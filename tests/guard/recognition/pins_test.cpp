// SPDX-License-Identifier: LGPL-2.1-or-later
// The fleet's word: pinned contents, declarations and exits; and whose word doesn't count.
#include <gtest/gtest.h>

#include "guard/fleet/config.hpp"
#include "tests/guard/recognition/support.hpp"

namespace tests::recognition {
namespace {

using guard::models::Likeness;

const std::string good(64, 'a');
const std::string bad(64, 'b');

guard::catalogue::Catalogue with_config(const std::string& toml) {
  auto config = guard::fleet::parse_config(
      "policies-everywhere = [\"ms-azure-openai/full\"]\n" + toml, "fleet.toml");
  if (!config) ADD_FAILURE() << config.error().text();
  guard::catalogue::Catalogue catalogue = small_catalogue();
  if (config) catalogue.put_first(std::move(config->elements));
  return catalogue;
}

const std::string pins = "[[file]]\nsha256 = \"" + good +
                         "\"\ncapability = \"object-detection\"\n[[file]]\nsha256 = \"" + bad +
                         "\"\ncapability = \"face-identification\"\n";

TEST(Pins, CannotBeFooledByAName) {
  const auto catalogue = with_config(pins);
  const Case c{.factory = "infer",
               .properties = {{"model", "arcface.hef"}},
               .files = {{"arcface.hef", model(Likeness::unclear, good)}}};
  EXPECT_EQ(recognise(catalogue, c).word(), "object-detection");
  EXPECT_EQ(recognise(catalogue, c).rung, Rung::hash);
}

TEST(Pins, CannotClearAnElementOneOfWhoseFilesIsNotPinned) {
  const auto catalogue = with_config(pins);
  const Case c{.factory = "infer",
               .properties = {{"model", "a.hef,b.hef"}},
               .files = {{"a.hef", model(Likeness::unclear, good)},
                         {"b.hef", model(Likeness::unclear)}}};
  EXPECT_EQ(recognise(catalogue, c).word(), "unknown");
}

TEST(Pins, CannotBeOutvotedWhenOneFileIsDenied) {
  const auto catalogue = with_config(pins);
  const Case c{.factory = "box",
               .properties = {{"model", "a.onnx,b.onnx"}},
               .files = {{"a.onnx", model(Likeness::detector, good)},
                         {"b.onnx", model(Likeness::detector, bad)}}};
  EXPECT_EQ(recognise(catalogue, c).word(), "face-identification");
}

TEST(Pins, CannotBeWrittenWrongly) {
  const std::string head = "policies-everywhere = [\"x\"]\n";
  EXPECT_FALSE(guard::fleet::parse_config(
      head + "[[file]]\nsha256 = \"abc\"\ncapability = \"none\"\n", "f"));
  EXPECT_FALSE(guard::fleet::parse_config(
      head + "[[exit]]\nfactory = \"appsink\"\npurpose = \"recordings\"\n", "f"));
}

TEST(Exits, CannotBeAllowedForAnotherPeer) {
  const auto catalogue = with_config(
      "[[exit]]\nfactory = \"matcher\"\nwhen = { location = \"rtsps://recorder.example/*\" }\n"
      "purpose = \"recording\"\n");
  Case c{.factory = "matcher", .properties = {{"location", "rtsps://recorder.example/a"}}};
  EXPECT_FALSE(recognise(catalogue, c).analyses);
  c.properties["location"] = "rtsps://elsewhere.example/rtsps://recorder.example/";
  EXPECT_EQ(recognise(catalogue, c).word(), "face-identification");
}

TEST(Exits, CannotBeAllowedForAPurposeThatIsProhibited) {
  const auto catalogue =
      with_config("[[exit]]\nfactory = \"appsink\"\npurpose = \"face-identification\"\n");
  EXPECT_EQ(recognise(catalogue, {.factory = "appsink"}).word(), "face-identification");
}

TEST(Origin, CannotBeClearedByTheNameOfAStrangersElement) {
  const Case stranger{.factory = "carrier", .vouched = false};
  EXPECT_EQ(recognise(small_catalogue(), stranger).word(), "unknown");
  EXPECT_EQ(recognise(small_catalogue(), {.factory = "carrier"}).word(), "none");
}

TEST(Origin, CannotBeClearedByAKlassThatAnybodyCanClaim) {
  const Case liar{.factory = "stranger", .vouched = false, .klass = "Codec/Encoder/Video"};
  EXPECT_EQ(recognise(small_catalogue(), liar).word(), "unknown");
}

TEST(Origin, CannotDecodeInSecret) {
  Case coded{.factory = "stranger", .media = Media::coded, .vouched = false};
  EXPECT_EQ(recognise(small_catalogue(), coded).word(), "unknown");
  coded.vouched = true;
  EXPECT_EQ(recognise(small_catalogue(), coded).word(), "none");
}

TEST(Origin, CannotOverruleTheFleetsOwnDeclaration) {
  const auto catalogue =
      with_config("[[element]]\nfactory = \"ours\"\ncapability = \"face-redaction\"\n");
  EXPECT_EQ(recognise(catalogue, {.factory = "ours", .vouched = false}).word(), "face-redaction");
}

TEST(Globs, CannotMatchMoreThanTheyWrite) {
  using guard::catalogue::matches;
  EXPECT_TRUE(matches("a*c", "abbc"));
  EXPECT_TRUE(matches("*", ""));
  EXPECT_TRUE(matches("a**", "a"));
  EXPECT_FALSE(matches("a*c", "abcd"));
  EXPECT_FALSE(matches("", "a"));
  EXPECT_FALSE(matches("a", ""));
}

}  // namespace
}  // namespace tests::recognition
