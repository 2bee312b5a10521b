// SPDX-License-Identifier: LGPL-2.1-or-later
// The four bits of an interval mean what the least and the greatest of answers mean.
#include "guard/decision/interval.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace guard::decision {
namespace {

using policy::Answer;

constexpr std::array answers{Answer::no, Answer::open, Answer::yes};

Answer opposite(Answer answer) {
  return static_cast<Answer>(static_cast<int>(Answer::yes) - static_cast<int>(answer));
}

TEST(Interval, CannotDifferFromTheLeastAndTheGreatest) {
  for (const Answer a : answers)
    for (const Answer b : answers)
      for (const Answer c : answers)
        for (const Answer d : answers) {
          if (a > b || c > d) continue;
          const Interval x(a, b);
          const Interval y(c, d);
          EXPECT_EQ(x | y, Interval(std::max(a, c), std::max(b, d)));
          EXPECT_EQ(x & y, Interval(std::min(a, c), std::min(b, d)));
          EXPECT_EQ(Interval::around(x, y), Interval(std::min(a, c), std::max(b, d)));
          EXPECT_EQ(!x, Interval(opposite(b), opposite(a)));
          EXPECT_EQ(x.is_never(), b == Answer::no);
          EXPECT_EQ(x.is_always(), a == Answer::yes);
          EXPECT_EQ(x.is_anything(), a == Answer::no && b == Answer::yes);
        }
  for (const Answer a : answers) EXPECT_EQ(Interval::settled(code(a)), Interval(a, a));
}

}  // namespace
}  // namespace guard::decision
