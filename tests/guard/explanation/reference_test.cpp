// SPDX-License-Identifier: LGPL-2.1-or-later
// The pages in docs/packs say what the packs say.
#include "guard/explanation/reference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/guard/policy/support.hpp"

namespace guard::explanation {
namespace {

const std::filesystem::path pages_folder = FACEGUARD_TESTS "/../docs/packs";

TEST(Reference, APageCannotDifferFromItsPack) {
  std::set<std::string> names;
  for (const Page& page : reference(policy::shipped())) {
    names.insert(page.name);
    EXPECT_TRUE(policy::read_text(pages_folder / page.name) == page.text)
        << page.name << " is out of date: run 'faceguard policy reference docs/packs'";
  }
  for (const auto& entry : std::filesystem::directory_iterator(pages_folder))
    EXPECT_TRUE(names.contains(entry.path().filename().string())) << entry.path();
}

TEST(Reference, ATextOfAPackCannotBecomeMarkup) {
  std::string text = policy::pack_text("[[clause.when]]\ncapability = { yes = \"emotion\" }\n");
  text.replace(text.find("A text."), 7, "<b>*A* [text](http://x).</b>");
  policy::Library library;
  ASSERT_TRUE(library.add(*policy::parse_pack(text, "p.toml", policy::shipped_groups())));
  const std::vector<Page> pages = reference(library);
  EXPECT_THAT(pages.front().text, testing::HasSubstr("\\<b\\>\\*A\\* \\[text\\]"));
}

}  // namespace
}  // namespace guard::explanation
