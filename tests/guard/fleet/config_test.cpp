// SPDX-License-Identifier: LGPL-2.1-or-later
// A fleet config can't say half of something.
#include "guard/fleet/config.hpp"

#include <gtest/gtest.h>

namespace guard::fleet {
namespace {

Expected<Config> with(std::string_view more) {
  return parse_config("policies-everywhere = [\"x\"]\n" + std::string(more), "fleet.toml");
}

TEST(FleetConfig, NamesTheSignedDocumentsThatItWants) {
  const auto config =
      with("packs = [\"a.json\", \"b.json\"]\ncatalogues = \"c.json\"\nrequire-state = true\n");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->packs, (std::vector<std::string>{"a.json", "b.json"}));
  EXPECT_EQ(config->catalogues, std::vector<std::string>{"c.json"});
  EXPECT_TRUE(config->require_state);
}

TEST(FleetConfig, CannotRequireWhatItDoesNotName) {
  const auto config = with("");
  ASSERT_TRUE(config);
  EXPECT_TRUE(config->packs.empty() && config->catalogues.empty());
  EXPECT_FALSE(config->require_state);
}

TEST(FleetConfig, CannotBeUnderstoodWhenItIsWrittenWrongly) {
  for (const char* text :
       {"packs = 7", "packs = [7]", "packs = [\"\"]", "catalogues = { a = \"b\" }",
        "require-state = \"yes\"", "require-state = 1", "require_state = true", "pack = []"})
    EXPECT_FALSE(with(text)) << text;
}

}  // namespace
}  // namespace guard::fleet
