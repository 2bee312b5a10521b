// SPDX-License-Identifier: LGPL-2.1-or-later
// Promise: a document that is made for others doesn't count here.
#include <gtest/gtest.h>

#include "guard/trust/descriptor.hpp"
#include "tests/attacks/documents/desk.hpp"

namespace tests::attacks {
namespace {

using guard::trust::Identity;
using guard::trust::Refusal;
using guard::trust::signers_of;

std::optional<Refusal> policy_for(std::string_view scope,
                                  const Identity& identity = Device{}.identity) {
  Device device;
  device.identity = identity;
  return device.offer(envelope(policy(1, "a = 1", "\"scope\":" + std::string(scope) + ","),
                               Role::policy, {policy_key}));
}

std::optional<Refusal> descriptor_with(std::string_view more,
                                       std::string_view device_name = "bwc-0421") {
  Device device;
  std::string body = descriptor(1, more);
  body.replace(body.find("bwc-0421"), 8, device_name);
  return device.offer(envelope(body, Role::descriptor, {device_key}), Role::descriptor);
}

TEST(Scope, ADocumentForThisDeviceIsTaken) {
  EXPECT_EQ(policy_for(R"({"devices":["bwc-0001","bwc-0421"],"fleet":"springfield-police",)"
                       R"("hardware":"bwc-mk3"})"),
            std::nullopt);
  EXPECT_EQ(policy_for("{}"), std::nullopt);
  EXPECT_EQ(descriptor_with(R"("fleet":"springfield-police","hardware":["bwc-mk2","bwc-mk3"],)"),
            std::nullopt);
}

TEST(Scope, AnotherDevicesDocumentCannotCount) {
  EXPECT_EQ(policy_for(R"({"devices":["bwc-0422"]})"), Refusal::wrong_device);
  EXPECT_EQ(descriptor_with("", "bwc-0422"), Refusal::wrong_device);
}

TEST(Scope, NamesCannotMatchByHalf) {
  for (const char* name : {"bwc-042", "bwc-04210", "BWC-0421", " bwc-0421", "*", "bwc-*"})
    EXPECT_EQ(descriptor_with("", name), Refusal::wrong_device) << name;
}

TEST(Scope, AnotherFleetsDocumentCannotCount) {
  EXPECT_EQ(policy_for(R"({"fleet":"shelbyville-police"})"), Refusal::wrong_fleet);
  EXPECT_EQ(descriptor_with(R"("fleet":"shelbyville-police",)"), Refusal::wrong_fleet);
}

TEST(Scope, AnotherHardwaresDocumentCannotCount) {
  EXPECT_EQ(policy_for(R"({"hardware":["dash-mk1"]})"), Refusal::wrong_hardware);
  EXPECT_EQ(descriptor_with(R"("hardware":"dash-mk1",)"), Refusal::wrong_hardware);
}

TEST(Scope, OneThatFitsCannotMakeUpForOneThatDoesNot) {
  EXPECT_EQ(policy_for(R"({"devices":["bwc-0421"],"hardware":["dash-mk1"]})"),
            Refusal::wrong_hardware);
}

TEST(Scope, AnEmptyListOrAWrongWordCannotMeanEverybody) {
  EXPECT_EQ(policy_for(R"({"devices":[]})"), Refusal::malformed);
  EXPECT_EQ(policy_for(R"({"devices":[""]})"), Refusal::malformed);
  EXPECT_EQ(policy_for(R"({"device":["bwc-0421"]})"), Refusal::malformed);
  EXPECT_EQ(policy_for("null"), Refusal::malformed);
  EXPECT_EQ(policy_for("[]"), Refusal::malformed);
}

TEST(Scope, WhatTheDeviceDoesNotKnowOfItselfCannotGoUntold) {
  Device device;
  const std::string json =
      envelope(descriptor(1, R"("fleet":"shelbyville-police","hardware":"dash-mk1",)"),
               Role::descriptor, {device_key});
  const auto opened = guard::trust::open_descriptor(
      json, signers_of(device.root, Role::descriptor, device.days), {}, device.days);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->unchecked, (std::vector<std::string_view>{"device", "fleet", "hardware"}));
}

TEST(Scope, AnIdentityThatIsWrittenWronglyCannotBeHalfKnown) {
  using guard::trust::parse_identity;
  EXPECT_EQ(parse_identity("device = \"a\"\n", "i").value().device, "a");
  EXPECT_TRUE(parse_identity("", "i").value().fleet.empty());
  for (const char* text : {"devise = \"a\"", "device = 7", "device = \"\"", "device = [\"a\"]",
                           "device = \"a\\u0007\"", "device = \"\xc3\xa4\"", "device", "[device]"})
    EXPECT_FALSE(parse_identity(text, "i")) << text;
  EXPECT_FALSE(parse_identity("device = \"" + std::string(129, 'a') + "\"", "i"));
  EXPECT_FALSE(parse_identity(std::string(5000, '#'), "i"));
}

}  // namespace
}  // namespace tests::attacks
