// SPDX-License-Identifier: LGPL-2.1-or-later
// The kinds of documents, and the reasons for refusing them, can't be taken for each other.
#include "guard/trust/role.hpp"

#include <gtest/gtest.h>

#include <set>

#include "guard/trust/freshness.hpp"
#include "guard/trust/refusal.hpp"
#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

TEST(Roles, CannotShareAWordATypeOrAFormat) {
  std::set<std::string_view> names;
  for (const Kind& kind : kinds) {
    EXPECT_EQ(&kind_of(kind.role), &kind);
    EXPECT_EQ(role_of(kind.word), kind.role);
    names.insert({kind.word, kind.payload_type, kind.format});
  }
  EXPECT_EQ(names.size(), 3 * kinds.size());
  EXPECT_EQ(role_of("descriptors"), std::nullopt);
}

TEST(Roles, CannotAllowAPayloadThatNoEnvelopeHolds) {
  for (const Kind& kind : kinds) {
    const std::size_t signatures = max_signatures * 160;
    EXPECT_LE(kind.max_bytes * 4 / 3 + signatures, kind.max_envelope_bytes) << kind.word;
    EXPECT_EQ(envelope_cap(kind.payload_type), kind.max_envelope_bytes);
  }
  EXPECT_EQ(envelope_cap("application/json"), max_envelope_bytes);
}

TEST(Refusals, CannotShareAWord) {
  std::set<std::string_view> words;
  for (std::size_t i = 0; i < refusal_count; ++i) {
    words.insert(word(static_cast<Refusal>(i)));
    EXPECT_FALSE(word(static_cast<Refusal>(i)).empty());
  }
  EXPECT_EQ(words.size(), refusal_count);
  EXPECT_EQ(word(Refusal::unusable), "unusable");
  EXPECT_EQ(word(Refusal::wrong_device), "wrong-device");
}

TEST(Freshness, CannotBeBetterThanOnTheWorstOfTheDays) {
  const auto day = [](std::string_view iso) { return facts::day_of(iso).value(); };
  const Window window{day("2026-01-10"), day("2026-01-20"), 5};
  const auto of = [&](std::string_view first, std::string_view last) {
    return freshness_of(window, {day(first), day(last)});
  };
  EXPECT_EQ(of("2026-01-10", "2026-01-20"), Freshness::fresh);
  EXPECT_EQ(of("2026-01-10", "2026-01-21"), Freshness::grace);
  EXPECT_EQ(of("2026-01-25", "2026-01-25"), Freshness::grace);
  EXPECT_EQ(of("2026-01-10", "2026-01-26"), Freshness::expired);
  EXPECT_EQ(of("2026-01-09", "2026-01-10"), Freshness::not_yet);
  EXPECT_EQ(of("2026-01-09", "9999-12-31"), Freshness::not_yet);
}

}  // namespace
}  // namespace guard::trust
