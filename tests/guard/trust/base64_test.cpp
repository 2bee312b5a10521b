// SPDX-License-Identifier: LGPL-2.1-or-later
// Base64 that isn't exactly one text for one string of bytes is refused.
#include "guard/trust/base64.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace guard::trust {
namespace {

TEST(Base64, BothAlphabetsAreRead) {
  EXPECT_EQ(from_base64(""), "");
  EXPECT_EQ(from_base64("Zm9vYg=="), "foob");
  EXPECT_EQ(from_base64("+/+/"), "\xfb\xff\xbf");
  EXPECT_EQ(from_base64("-_-_"), "\xfb\xff\xbf");
  EXPECT_EQ(to_base64("\xfb\xff\xbf"), "+/+/");
}

TEST(Base64, SloppyTextCannotBeRead) {
  for (const std::string_view text : std::vector<std::string_view>{
           "Z", "Zm9vYg", "Zm9vYg=", "Zm9vYg===", "Zm9v\n", " Zm9v", "Zm9vYh==", "+/-_", "Zm9v!",
           "====", std::string_view("Zm9\0", 4)})
    EXPECT_FALSE(from_base64(text)) << text;
}

}  // namespace
}  // namespace guard::trust
