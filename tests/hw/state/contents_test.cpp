// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/contents.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/hw/state/support.hpp"

namespace tests::hw::state {
namespace {

using guard::trust::digest_of;
using ::hw::state::check_not_lower;
using ::hw::state::Contents;
using ::hw::state::parse_contents;
using ::hw::state::text_of;

// The text with another first line and the digest that belongs to it.
std::string sealed(std::string line) {
  line += "\n";
  return line + "sha256:" + digest_of(line) + "\n";
}

std::string line_of(const Contents& contents) {
  const std::string text = text_of(contents);
  return text.substr(0, text.find('\n'));
}

std::string with(std::string text, const std::string& old, const std::string& fresh) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

TEST(MemoryText, CannotLoseOrAddAnything) {
  EXPECT_EQ(parse_contents(text_of(Contents{})).value(), Contents{});
  EXPECT_EQ(parse_contents(text_of(example())).value(), example());
  Contents full = example();
  full.generation = ~std::uint64_t{0};
  for (std::size_t n = 0; full.accepted.size() < ::hw::state::max_documents; ++n)
    full.accepted[std::string(100, 'p') + std::to_string(n)] = revision(n);
  EXPECT_LT(text_of(full).size(), ::hw::state::max_memory_bytes);
  EXPECT_EQ(parse_contents(text_of(full)).value(), full);
}

TEST(MemoryText, CannotBeDamagedUnnoticed) {
  const std::string text = text_of(example());
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string damaged = text;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_FALSE(parse_contents(damaged)) << at;
    EXPECT_FALSE(parse_contents(text.substr(0, at))) << at;
  }
  EXPECT_FALSE(parse_contents(text + "\n"));
  EXPECT_FALSE(parse_contents(text + text));
}

TEST(MemoryText, CannotHoldWhatItsFormForbids) {
  const std::string line = line_of(example());
  EXPECT_TRUE(parse_contents(sealed(line)));
  EXPECT_FALSE(parse_contents(sealed(with(line, "memory/1", "memory/2"))));
  EXPECT_FALSE(parse_contents(sealed(with(line, "\"generation\":7", "\"generation\":-7"))));
  EXPECT_FALSE(parse_contents(sealed(with(line, "\"generation\":7", "\"generation\":7.5"))));
  EXPECT_FALSE(parse_contents(sealed(with(line, "\"generation\":7", "\"generation\":07"))));
  EXPECT_FALSE(parse_contents(sealed(with(line, "\"generation\":7,", "\"generation\":7, "))));
  EXPECT_FALSE(parse_contents(sealed(with(line, "\"generation\":7", "\"generation\":\"7\""))));
  EXPECT_FALSE(parse_contents(sealed(with(line, "\"generation\":7,", ""))));
  EXPECT_FALSE(
      parse_contents(sealed(with(line, "\"generation\":7", "\"generation\":7,\"extra\":1"))));
  EXPECT_FALSE(
      parse_contents(sealed(with(line, "\"generation\":7", "\"generation\":7,\"generation\":7"))));
  EXPECT_FALSE(parse_contents(sealed(with(line, digest_of("3"), "no digest"))));
  EXPECT_FALSE(parse_contents(sealed(with(line, "1767225600", "18446744073709551615"))));
  EXPECT_FALSE(parse_contents(sealed("[]")));
  EXPECT_FALSE(parse_contents(sealed("")));
}

TEST(Memory, CannotGoBackInAnyPart) {
  const Contents before = example();
  EXPECT_TRUE(check_not_lower(before, before));
  const auto expect_refused = [&](const char* what, auto change) {
    Contents after = before;
    change(after);
    EXPECT_FALSE(check_not_lower(before, after)) << what;
  };
  expect_refused("lower revision", [](Contents& c) { c.accepted["descriptor"] = revision(2); });
  expect_refused("other digest",
                 [](Contents& c) { c.accepted["descriptor"].digest = digest_of("other"); });
  expect_refused("forgotten", [](Contents& c) { c.accepted.erase("descriptor"); });
  expect_refused("older root", [](Contents& c) { c.accepted["root"] = revision(0); });
  expect_refused("no root", [](Contents& c) { c.accepted.erase("root"); });
  expect_refused("time", [](Contents& c) { c.no_earlier_than -= std::chrono::seconds(1); });
  expect_refused("log", [](Contents& c) { c.audit = {11, digest_of("11")}; });
  expect_refused("other log", [](Contents& c) { c.audit.hash = digest_of("other"); });
  expect_refused("recoveries", [](Contents& c) { c.recoveries = 0; });
  expect_refused("bad digest", [](Contents& c) { c.accepted["descriptor"] = {9, "x"}; });
  expect_refused("bad name", [](Contents& c) { c.accepted["a\"b"] = revision(1); });
  expect_refused("long name", [](Contents& c) { c.accepted[std::string(129, 'a')] = revision(1); });
  expect_refused("too many", [](Contents& c) {
    for (int n = 0; n < 600; ++n) c.accepted[std::to_string(n)] = revision(1);
  });
}

TEST(Memory, CannotRestartARoleWithoutANewerRoot) {
  const Contents before = example();
  Contents after = before;
  after.accepted["root"] = revision(before.accepted.at("root").number + 1);
  after.accepted["descriptor"] = revision(1);
  after.accepted.erase("policy/eu-law");
  EXPECT_TRUE(check_not_lower(before, after));
  after.no_earlier_than -= std::chrono::seconds(1);
  EXPECT_FALSE(check_not_lower(before, after)) << "time is no role";
}

RC_GTEST_PROP(Memory, CannotReturnToWhereItWasBefore, ()) {
  const auto some = [] {
    Contents contents = example();
    contents.accepted["descriptor"] = revision(*rc::gen::inRange(1U, 5U));
    contents.audit.records = *rc::gen::inRange(1U, 4U);
    contents.no_earlier_than += std::chrono::seconds(*rc::gen::inRange(0, 3));
    return contents;
  };
  const Contents one = some();
  const Contents other = some();
  RC_PRE(check_not_lower(one, other).has_value());
  RC_ASSERT(!check_not_lower(other, one) || one == other);
}

}  // namespace
}  // namespace tests::hw::state
