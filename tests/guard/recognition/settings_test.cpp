// SPDX-License-Identifier: LGPL-2.1-or-later
#include <gtest/gtest.h>

#include "guard/recognition/settings.hpp"

namespace tests::recognition {
namespace {

using guard::recognition::values_of;
using Texts = std::vector<std::string>;

Texts values(std::string_view body, const std::string& key) {
  return values_of(body, std::vector{key});
}

TEST(Settings, CannotBeMissedInAnyUsualForm) {
  for (const char* body :
       {"onnx-file=a.onnx\n", "  onnx-file : a.onnx", "[p]\nonnx-file = \"a.onnx\" # x\n",
        "{\"x\": 1, \"onnx-file\": \"a.onnx\"}", "p { onnx-file: 'a.onnx' }", "\tonnx-file=a.onnx\r\n",
        "- onnx-file: a.onnx", "tensor_inference onnx-file=a.onnx"})
    EXPECT_EQ(values(body, "onnx-file"), Texts{"a.onnx"}) << body;
}

TEST(Settings, CannotBeTakenFromAComment) {
  for (const char* body : {"# onnx-file=a", "; onnx-file=a", "// onnx-file: a"})
    EXPECT_EQ(values(body, "onnx-file"), Texts{}) << body;
}

TEST(Settings, CannotBeMistakenForAKeyThatEndsAlike) {
  EXPECT_EQ(values("my-onnx-file=a\nonnx-filer=b\n", "onnx-file"), Texts{});
}

TEST(Settings, CannotTakeLongOverHostileText) {
  EXPECT_LE(values(std::string(1 << 20, ':'), "a").size(), 1U);
  EXPECT_LE(values(std::string(1 << 20, '='), "").size(), 10'000U);
  std::string many;
  for (int i = 0; i < 50'000; ++i) many += "a=b\n";
  EXPECT_EQ(values(many, "a").size(), guard::recognition::max_settings);
}

}  // namespace
}  // namespace tests::recognition
