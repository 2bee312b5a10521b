// SPDX-License-Identifier: LGPL-2.1-or-later
// The closed lists of words, and what a word that isn't in them gets.
#include "guard/facts/vocabulary.hpp"

#include <gtest/gtest.h>

#include <set>

namespace guard::facts {
namespace {

const WordList* const lists[] = {&capabilities,     &galleries,   &camera_forms,
                                 &mobilities,       &timings,     &environments,
                                 &vendor_approvals, &authorities, &party_kinds};

TEST(Vocabulary, AWordCannotStandTwiceOrBeUnknown) {
  for (const WordList* list : lists) {
    const std::set<std::string_view> words(list->words.begin(), list->words.end());
    EXPECT_EQ(words.size(), list->words.size()) << list->name;
    EXPECT_LE(words.size(), max_words) << list->name;
    EXPECT_FALSE(words.contains("unknown")) << list->name;
  }
}

TEST(Vocabulary, EachWordIsItself) {
  for (const WordList* list : lists)
    for (std::size_t i = 0; i < list->words.size(); ++i) {
      const auto set = list->set_of(list->word(i));
      ASSERT_TRUE(set);
      EXPECT_TRUE(*set == WordSet{}.set(i));
    }
}

TEST(Vocabulary, UnknownCannotLeaveAWordOut) {
  for (const WordList* list : lists) {
    EXPECT_TRUE(*list->set_of("unknown") == list->all());
    EXPECT_EQ(list->all().count(), list->words.size());
  }
}

TEST(Vocabulary, AMistypedWordCannotPass) {
  const auto near = mobilities.set_of("moblie");
  ASSERT_FALSE(near);
  EXPECT_EQ(near.error().text(), "'moblie' is no known word for mobility; did you mean 'mobile'?");
  EXPECT_EQ(mobilities.set_of("xxxxxxxxxxxxxxxx").error().remedy, "known are: mobile stationary");
  for (const std::string_view word : {"", " mobile", "Mobile", "mobile\n", "UNKNOWN"})
    EXPECT_FALSE(mobilities.set_of(word)) << word;
  EXPECT_FALSE(capabilities.set_of(std::string(1 << 20, 'a')));
}

TEST(Vocabulary, ACountryThatIsNoneCannotPass) {
  EXPECT_EQ(all_countries().count(), 249u);
  EXPECT_EQ(*country_set_of("unknown"), all_countries());
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < 249; ++i) codes.insert(country_code(i));
  EXPECT_EQ(codes.size(), 249u);
  for (const std::string_view code : {"US", "GB", "DE", "ZW", "AD"}) {
    const auto set = country_set_of(code);
    ASSERT_TRUE(set) << code;
    EXPECT_EQ(set->count(), 1u) << code;
  }
  for (const std::string_view code : {"us", "USA", "U", "", "XX", "SU", "DA"})
    EXPECT_FALSE(country_set_of(code)) << code;
  EXPECT_EQ(country_set_of("UK").error().remedy, "did you mean 'GB'?");
}

}  // namespace
}  // namespace guard::facts
