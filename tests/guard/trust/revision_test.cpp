// SPDX-License-Identifier: LGPL-2.1-or-later
// An accepted document can be followed, and neither rolled back nor told in two ways.
#include "guard/trust/revision.hpp"

#include <gtest/gtest.h>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

const Revision accepted{7, digest_of("seven")};

TEST(Revisions, LaterOnesAndTheSameOneMayFollow) {
  EXPECT_TRUE(check_successor(accepted, accepted));
  EXPECT_TRUE(check_successor(accepted, {8, digest_of("eight")}));
  EXPECT_TRUE(check_successor(accepted, {max_revision, accepted.digest}));
}

TEST(Revisions, EarlierOnesCannotFollow) {
  const auto rollback = check_successor(accepted, {6, digest_of("six")});
  ASSERT_FALSE(rollback);
  EXPECT_TRUE(test::says(rollback.error(), "revision 6 is older than revision 7"));
  EXPECT_FALSE(check_successor(accepted, {6, accepted.digest}));
}

TEST(Revisions, TheSameNumberCannotSaySomethingElse) {
  const auto equivocation = check_successor(accepted, {7, digest_of("seven!")});
  ASSERT_FALSE(equivocation);
  EXPECT_TRUE(test::says(equivocation.error(), "was accepted before with other content"));
}

TEST(Revisions, TheDigestIsSha256) {
  EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace guard::trust
