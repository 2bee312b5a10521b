// SPDX-License-Identifier: LGPL-2.1-or-later
// Every attack that docs/documents.md says is tried is a test of this program.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace tests::attacks {
namespace {

std::set<std::string> all_tests() {
  std::set<std::string> names;
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  for (int i = 0; i < all.total_test_suite_count(); ++i) {
    const testing::TestSuite& suite = *all.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j)
      names.insert(std::string(suite.name()) + "." + suite.GetTestInfo(j)->name());
  }
  return names;
}

TEST(Conformance, ThePageCannotClaimATestThatDoesNotExist) {
  std::ostringstream page;
  page << std::ifstream(FACEGUARD_DOCUMENTS_PAGE).rdbuf();
  const std::string text = page.str();
  const std::set<std::string> known = all_tests();
  const std::regex row(R"(`([A-Z][A-Za-z]+\.[A-Z][A-Za-z]+)`)");
  std::size_t claims = 0;
  for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it, ++claims)
    EXPECT_TRUE(known.contains((*it)[1])) << (*it)[1];
  EXPECT_GE(claims, 40U);
}

}  // namespace
}  // namespace tests::attacks
