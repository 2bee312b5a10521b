// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/dimensions.hpp"

#include <gtest/gtest.h>

namespace tests::recognition {
namespace {

using guard::recognition::dimensions_in;
using guard::recognition::parse_dimensions;
using Shapes = std::vector<std::vector<std::int64_t>>;

TEST(Dimensions, CannotBeReadInTheWrongOrder) {
  EXPECT_EQ(parse_dimensions("3:224:112:1"), (Shapes{{1, 112, 224, 3}}));
  EXPECT_EQ(parse_dimensions("512:1:1:1,2:1"), (Shapes{{1, 1, 1, 512}, {1, 2}}));
}

TEST(Dimensions, CannotBeMadeUpFromNonsense) {
  for (const char* text : {"", ":", ",", "x", "99999999999999999999", "-"})
    EXPECT_EQ(parse_dimensions(text), Shapes{}) << text;
}

TEST(Dimensions, CannotBeMissedInCaps) {
  for (const char* caps : {"other/tensors,num_tensors=1,types=float32,dimensions=512:1:1:1",
                           "other/tensor, dimension=(string)512:1:1:1, type=float32",
                           "other/tensors,dimensions=\"512:1:1:1\""})
    EXPECT_EQ(dimensions_in(caps), (Shapes{{1, 1, 1, 512}})) << caps;
  EXPECT_EQ(dimensions_in("video/x-raw,width=512"), Shapes{});
}

}  // namespace
}  // namespace tests::recognition
