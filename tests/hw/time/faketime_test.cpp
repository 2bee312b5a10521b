// SPDX-License-Identifier: LGPL-2.1-or-later
// A program of its own, with the machine's time since boot and a wall clock from libfaketime.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "guard/facts/date.hpp"
#include "hw/clock.hpp"
#include "tests/hw/watch/support.hpp"

namespace tests::hw::time {
namespace {

const std::string fake_time = FACEGUARD_FAKETIME;
const std::string release = guard::facts::iso(::hw::release_day());

// What the probe prints for these times.
std::string possible_days(const std::string& times) {
  const watch::Folder folder;
  const std::string file = folder / "time";
  watch::write(file, "2031-05-03 12:00:00\n");
  const std::string command = "TZ=UTC DONT_FAKE_MONOTONIC=1 FAKETIME_NO_CACHE=1 " +
                              ("FAKETIME_TIMESTAMP_FILE='" + file + "' LD_PRELOAD='") + fake_time +
                              "' '" + FACEGUARD_POSSIBLE_DAYS + "' '" + file + "' " + times;
  const std::unique_ptr<FILE, int (*)(FILE*)> out(popen(command.c_str(), "r"), pclose);
  std::string text;
  for (int c = 0; out && (c = std::fgetc(out.get())) != EOF;) text.push_back(static_cast<char>(c));
  return text;
}

class FakeTime : public testing::Test {
  void SetUp() override {
    if (fake_time.empty()) GTEST_SKIP() << "libfaketime is not installed, or a sanitizer is";
  }
};

TEST_F(FakeTime, CannotBringBackTheLawOf1970) {
  EXPECT_EQ(possible_days("'1970-01-01 00:00:00' '1970-01-02 12:00:00'"),
            release + " 9999-12-31\n" + release + " 9999-12-31\n");
}

TEST_F(FakeTime, CannotExcludeTheTrueDayByJumps) {
  EXPECT_EQ(possible_days("'2031-05-03 12:00:00' '2038-01-19 03:14:08' '1970-01-01 00:00:00' "
                          "'2031-05-01 12:00:00' '2031-05-03 12:00:02'"),
            "2031-05-03 2031-05-03\n"
            "2031-05-03 2038-01-19\n" +
                release +
                " 9999-12-31\n"
                "2031-05-01 2031-05-03\n"
                "2031-05-03 2031-05-03\n");
}

// Only a restart can take this clock at its word; the proof is not raised by it.
TEST_F(FakeTime, CannotShrinkWhatIsPossibleByAStartIn2038) {
  EXPECT_EQ(possible_days("'2038-01-19 03:14:08' '2031-05-03 12:00:00'"),
            "2038-01-19 2038-01-19\n"
            "2031-05-03 2038-01-19\n");
}

}  // namespace
}  // namespace tests::hw::time
