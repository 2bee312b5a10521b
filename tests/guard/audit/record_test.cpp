// SPDX-License-Identifier: LGPL-2.1-or-later
// Whatever is recorded becomes one line, and no other line is a record.
#include "guard/audit/record.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "guard/audit/reader.hpp"
#include "tests/guard/audit/sample_log.hpp"

namespace tests::guard_audit {
namespace {

using guard::audit::read_line;

std::string line_with(std::vector<Detail> details) {
  return guard::audit::write_line({}, SampleLog().now(),
                                  {Event::tripwire, Reason::removed_probe, std::move(details)});
}

TEST(Record, CannotBeWrittenInTwoWays) {
  EXPECT_EQ(line_with({Detail(TextField::factory, "nvinfer"), Detail(NumberField::stage, 3)}),
            R"({"seq":1,"prev":")" + std::string(64, '0') + R"(","boot":")" + boot +
                R"(","wall":"2026-11-29T00:00:00.000Z","mono_ms":100000,"event":"tripwire",)"
                R"("reason":"removed-probe","details":{"factory":"nvinfer","stage":3}})");
}

RC_GTEST_PROP(Record, CannotBeBrokenByAnyText, (const std::string& hostile)) {
  const std::string line = line_with({Detail(TextField::problem, hostile)});
  RC_ASSERT(std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; }));
  RC_ASSERT(line.size() <= guard::audit::max_line_bytes);
  const auto record = read_line(line);
  RC_ASSERT(record.has_value());
  RC_ASSERT(record->details.size() == 1U);
  const auto& text = std::get<std::string>(record->details[0].second);
  RC_ASSERT(text.size() == std::min(hostile.size(), guard::audit::max_text_bytes));
}

RC_GTEST_PROP(Record, CannotHoldANumberThatAReaderRounds, (std::uint64_t number)) {
  const auto record = read_line(line_with({Detail(NumberField::passed, number)}));
  RC_ASSERT(record.has_value());
  RC_ASSERT(std::get<std::uint64_t>(record->details[0].second) ==
            std::min(number, (std::uint64_t{1} << 53) - 1));
}

TEST(Record, CannotOutgrowItsLineWithEveryFieldFull) {
  std::vector<Detail> details;
  for (unsigned i = 0; i < guard::audit::text_fields; ++i)
    details.emplace_back(TextField(i), std::string(5000, '"'));
  for (unsigned i = 0; i < guard::audit::number_fields; ++i)
    details.emplace_back(NumberField(i), ~std::uint64_t{0});
  EXPECT_TRUE(read_line(line_with(details)));
}

TEST(Record, CannotHaveAFieldTwice) {
  const auto line = line_with({Detail(TextField::file, "a"), Detail(TextField::file, "b")});
  ASSERT_TRUE(read_line(line));
  EXPECT_EQ(read_line(line)->details.size(), 1U);
}

TEST(Record, CannotBeReadWhenItWasWrittenOtherwise) {
  const std::string good = line_with({Detail(NumberField::stage, 3)});
  ASSERT_TRUE(read_line(good));
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string line = good;
    return line.replace(line.find(from), from.size(), to);
  };
  for (const std::string& line : {std::string(),
                                  good + " ",
                                  " " + good,
                                  good + good,
                                  with("\"seq\":1", "\"seq\":0"),
                                  with("\"seq\":1", "\"seq\":01"),
                                  with("\"seq\":1", "\"seq\":1.0"),
                                  with("\"seq\":1", "\"seq\":1e0"),
                                  with("\"seq\":1", "\"seq\":\"1\""),
                                  with("\"seq\":1", "\"seq\":1000000000000"),
                                  with("\"seq\":1,", ""),
                                  with(",\"details\"", ", \"details\""),
                                  with("\"stage\":3", "\"stage\":-3"),
                                  with("\"stage\":3", "\"stage\":3,\"stage\":3"),
                                  with("\"stage\":3", "\"stage\":[3]"),
                                  with("\"stage\":3", "\"stage\":9007199254740992"),
                                  with("tripwire", "trip\\u0077ire"),
                                  with("tripwire", "Tripwire"),
                                  with("2026-11-29T", "2026-11-29 "),
                                  with("00:00.000Z", "00:00.0000Z"),
                                  with("\"details\":{", "\"face\":1,\"details\":{"),
                                  with("\"mono_ms\":100000", "\"mono_ms\":-1")})
    EXPECT_FALSE(read_line(line)) << line;
}

TEST(Record, CannotBeLostToAWordOfALaterVersion) {
  std::string line = line_with({});
  line.replace(line.find("tripwire"), 8, "later-word");
  ASSERT_TRUE(read_line(line));
  EXPECT_EQ(read_line(line)->event, "later-word");
  EXPECT_FALSE(guard::audit::event_of("later-word"));
}

TEST(Words, CannotStandForTwoThings) {
  for (unsigned i = 0; i <= unsigned(Event::damage_found); ++i)
    EXPECT_EQ(guard::audit::event_of(word(Event(i))), Event(i));
  for (unsigned i = 0; i <= unsigned(Reason::end_of_process); ++i)
    EXPECT_EQ(guard::audit::reason_of(word(Reason(i))), Reason(i));
}

TEST(Wall, CannotBreakALineWhateverTheClockShows) {
  using std::chrono::milliseconds;
  for (const auto count : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 51,
                           std::numeric_limits<std::int64_t>::max() / 2,
                           std::numeric_limits<std::int64_t>::min() / 2}) {
    const Stamp at{"no boot id?", std::chrono::sys_time<milliseconds>(milliseconds(count)),
                   milliseconds(count)};
    EXPECT_TRUE(read_line(guard::audit::write_line({}, at, {Event::start}))) << count;
  }
}

}  // namespace
}  // namespace tests::guard_audit
