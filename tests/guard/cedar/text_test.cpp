// SPDX-License-Identifier: LGPL-2.1-or-later
// Whatever stands in a pack, it stays a literal or a comment.
#include "guard/cedar/text.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

namespace guard::cedar {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(CedarText, ATextCannotEndItsLiteral) {
  EXPECT_EQ(literal("832.19(b)"), "\"832.19(b)\"");
  EXPECT_EQ(literal("\" permit"), R"("\" permit")");
  EXPECT_EQ(literal("ends in \\"), R"("ends in \\")");
  EXPECT_EQ(literal("two\nlines\x01"), R"("two\u{a}lines\u{1}")");
  EXPECT_EQ(literal("§ 5"), "\"§ 5\"");
}

TEST(CedarText, ATextCannotLeaveItsComment) {
  const std::string text = comment("one\npermit (principal, action, resource);\r\n*/ two");
  EXPECT_EQ(text, "// one permit (principal, action, resource); */ two\n");
  EXPECT_EQ(comment(""), "");
  EXPECT_EQ(comment(" \n "), "");
  std::string line;
  for (const char c : comment(std::string(300, ' ') + "x " + std::string(150, 'y') + " z\n")) {
    line += c;
    if (c != '\n') continue;
    EXPECT_THAT(line, StartsWith("// "));
    line.clear();
  }
  EXPECT_EQ(line, "");
}

TEST(CedarText, ALineCannotBreakInsideALiteral) {
  const std::string spaced = literal("a \\\" b " + std::string(90, 'c') + " d");
  const std::string code = "when { context.x == " + spaced + " && context.y == " + spaced + " }";
  const std::string broken = lines(code, 2);
  EXPECT_THAT(broken, HasSubstr(spaced));
  EXPECT_GT(std::count(broken.begin(), broken.end(), '\n'), 1);
  std::string one_line = broken;
  for (std::size_t at; (at = one_line.find("\n    ")) != std::string::npos;)
    one_line.replace(at, 5, " ");
  EXPECT_EQ(one_line, "  " + code + "\n");
}

}  // namespace
}  // namespace guard::cedar
