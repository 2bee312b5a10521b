// SPDX-License-Identifier: LGPL-2.1-or-later
// Which packs bind, and what an unknown name gets.
#include "guard/policy/library.hpp"

#include <gtest/gtest.h>

#include "tests/guard/policy/support.hpp"

namespace guard::policy {
namespace {

TEST(Library, AVersionCannotBeThereTwice) {
  const std::string text = pack_text("[[clause.when]]\ncapability = { yes = \"emotion\" }\n");
  Library library;
  ASSERT_TRUE(library.add(*parse_pack(text, "a.toml", shipped_groups())));
  const auto again = library.add(*parse_pack(text, "b.toml", shipped_groups()));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().what, "a second pack 'p' of version '1'");
}

TEST(Library, AnUnknownNameCannotBind) {
  const auto pack = shipped().bind(binding_of("ms-azure-opena"));
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().text(), "no policy 'ms-azure-opena'; did you mean 'ms-azure-openai'?");
  const auto profile = shipped().bind(binding_of("ms-azure-openai/police"));
  ASSERT_FALSE(profile);
  EXPECT_EQ(profile.error().what, "the policy 'ms-azure-openai' has no profile 'police'");
  EXPECT_FALSE(shipped().bind(binding_of("")));
  EXPECT_FALSE(shipped().bind(binding_of("ms-azure-openai/")));
}

TEST(Library, ANameWithoutProfileBindsAllClauses) {
  EXPECT_EQ(binding_of("ms-azure-openai").name(), "ms-azure-openai/full");
  const auto versions = shipped().bind(binding_of("ms-azure-openai"));
  ASSERT_TRUE(versions);
  EXPECT_EQ(versions->size(), 3u);
  for (const BoundVersion& version : *versions)
    EXPECT_EQ(version.clauses.size(), version.pack->clauses.size());
}

TEST(Library, AProfileCannotBindOtherClauses) {
  const auto versions = shipped().bind(binding_of("ms-azure-openai/police-clauses"));
  ASSERT_TRUE(versions);
  for (const BoundVersion& version : *versions)
    for (const auto& clause : version.clauses)
      EXPECT_TRUE(clause->id == "MS.P" || clause->id == "MS.M" || clause->id == "MSERR.X");
}

}  // namespace
}  // namespace guard::policy
