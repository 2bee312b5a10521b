// SPDX-License-Identifier: LGPL-2.1-or-later
// Documents made to do harm: each is refused, none crashes, hangs or is read.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "guard/policy/pack.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::policy {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(HostilePack, CannotCrashTheReader) {
  const std::string deep = repeated("[", 100'000);
  const std::pair<const char*, std::string> documents[] = {
      {"empty", ""},
      {"blank", "\n\n# nothing\n"},
      {"deep lists", "a = " + deep},
      {"deep tables", repeated("a = {", 100'000)},
      {"a long dotted key", "a" + repeated(".a", 100'000) + " = 1\n"},
      {"a long dotted key with blanks", "a" + repeated(" . a", 100'000) + " = 1\n"},
      {"a long dotted header", "[a" + repeated(".a", 100'000) + "]\n"},
      {"dotted keys in tables", "z = " + repeated("{a" + repeated(".a", 1000) + " = ", 200)},
      {"dotted keys in tables on many lines",
       "z = " + repeated("[{a" + repeated(".a", 30) + " = \n", 120)},
      {"2 MB of text", "pack = \"" + std::string(2 << 20, 'a') + "\"\n"},
      {"2 MB of brackets", repeated("[", 2 << 20)},
      {"no UTF-8", "pack = \"\xff\xfe\"\n"},
      {"half a character", "pack = \"\xe2\x82"},
      {"NUL", std::string("pack = \"a\0b\"\n", 13)},
      {"binary", std::string("\x7f"
                             "ELF\x02\x01\x01\0\0\0\0\0",
                             12)},
      {"a carriage return alone", "pack = \"a\"\rversion = \"b\"\n"},
      {"an unclosed string", "pack = \"a"},
      {"a list in place of a table", "clause = [[[]]]\n"},
      {"numbers in place of clauses", "clause = [1, 2.5, true, 07:32:00]\n"},
      {"a clause in place of clauses", "clause = \"X\"\n"},
      {"profiles in place of a table", pack_text("") + "profiles = 1\n"},
  };
  for (const auto& [what, document] : documents) {
    const auto pack = parse_pack(document, "p.toml", shipped_groups());
    ASSERT_FALSE(pack) << what;
    EXPECT_EQ(pack.error().file, "p.toml") << what;
    EXPECT_FALSE(pack.error().what.empty()) << what;
  }
}

TEST(HostilePack, CannotNestOrDotWithoutEnd) {
  const auto refusal = [](const std::string& document) {
    return parse_pack(document, "p.toml", shipped_groups()).error().text();
  };
  EXPECT_EQ(refusal("\na = " + repeated("[", 20) + repeated("]", 20)),
            "p.toml:2:21: tables or lists more than 16 deep");
  EXPECT_EQ(refusal("a" + repeated(".a", 33) + " = 1\n"),
            "p.toml:1:66: more than 32 dots in one line; write long texts as several lines between "
            "\"\"\"");
}

TEST(HostilePack, CannotBeLargerThanItsCap) {
  std::string sound = pack_text("[[clause.when]]\ncapability = { yes = \"emotion\" }\n");
  sound.append(max_pack_bytes - sound.size(), '\n');
  EXPECT_TRUE(parse_pack(sound, "p.toml", shipped_groups()));
  EXPECT_FALSE(parse_pack(sound + "\n", "p.toml", shipped_groups()));
}

RC_GTEST_PROP(HostilePack, ACutOrChangedOneCannotCrashTheReader, ()) {
  static const std::string shipped_pack =
      read_text(FACEGUARD_CONFIGS "/policies/ms-azure-openai/2024-05.toml");
  std::string text = shipped_pack;
  for (int changes = *rc::gen::inRange(1, 4); changes > 0; --changes) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::arbitrary<char>();
    if (*rc::gen::inRange(0, 4) == 0) text.resize(at + 1);
  }
  // Either answer will do, so long as there is one and a refusal says where.
  const auto pack = parse_pack(text, "p.toml", shipped_groups());
  if (!pack) RC_ASSERT(pack.error().line > 0);
}

}  // namespace
}  // namespace guard::policy
