// SPDX-License-Identifier: LGPL-2.1-or-later
// A delay line holds each item its time, keeps their order, and never keeps a thread.
#include "tests/stages/delay_line.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace tests::stages {
namespace {

using namespace std::chrono_literals;

MiniObject numbered(std::uint64_t number) {
  GstBuffer* buffer = gst_buffer_new();
  GST_BUFFER_OFFSET(buffer) = number;
  return MiniObject(GST_MINI_OBJECT_CAST(buffer));
}

std::uint64_t number_of(const MiniObject& item) {
  return GST_BUFFER_OFFSET(GST_BUFFER_CAST(item.get()));
}

TEST(DelayLine, NothingCanComeOutEarlyOrOutOfOrder) {
  DelayLine line;
  line.open();
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; i < 4; ++i) ASSERT_TRUE(line.push(numbered(i), 20ms));
  for (std::uint64_t i = 0; i < 4; ++i) {
    const auto item = line.pop();
    ASSERT_TRUE(item);
    EXPECT_EQ(number_of(item), i);
    EXPECT_GE(std::chrono::steady_clock::now() - start, 20ms);
  }
}

TEST(DelayLine, AShutLineCannotBeFilled) {
  DelayLine line;
  EXPECT_FALSE(line.push(numbered(0), 0ms));
}

TEST(DelayLine, ShuttingCannotLeaveAWaitingThreadBehind) {
  DelayLine line;
  line.open();
  auto popping = std::async(std::launch::async, [&line] { return line.pop() == nullptr; });
  std::this_thread::sleep_for(20ms);
  line.shut();
  EXPECT_TRUE(popping.get());

  line.open();
  for (std::uint64_t i = 0; i < 8; ++i) ASSERT_TRUE(line.push(numbered(i), 1h));
  auto pushing = std::async(std::launch::async, [&line] { return line.push(numbered(8), 1h); });
  std::this_thread::sleep_for(20ms);
  line.shut();
  EXPECT_FALSE(pushing.get());
}

TEST(DelayLine, WhatWasInsideCannotSurviveShutting) {
  DelayLine line;
  line.open();
  ASSERT_TRUE(line.push(numbered(1), 0ms));
  line.shut();
  line.open();
  ASSERT_TRUE(line.push(numbered(2), 0ms));
  EXPECT_EQ(number_of(line.pop()), 2U);
}

}  // namespace
}  // namespace tests::stages
