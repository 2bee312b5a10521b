// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/watch/runner.hpp"

#include <gtest/gtest.h>
#include <pthread.h>

#include <array>
#include <atomic>
#include <future>
#include <optional>
#include <thread>

namespace tests::hw::watch {
namespace {

using namespace std::chrono_literals;
using ::hw::watch::Runner;
using ::hw::watch::Subscription;

TEST(Runner, CannotRunTasksInAnotherOrderOrThread) {
  Runner runner;
  std::promise<std::string> done;
  std::string order;
  for (const char letter : {'a', 'b', 'c'})
    runner.post([&order, letter] { order.push_back(letter); });
  runner.post([&] {
    std::array<char, 16> name{};
    pthread_getname_np(pthread_self(), name.data(), name.size());
    done.set_value(order + " " + name.data());
  });
  EXPECT_EQ(done.get_future().get(), "abc faceguard-hw");
}

TEST(Runner, CannotOutliveItsEnd) {
  std::atomic<bool> gone = false;
  for (int i = 0; i < 20; ++i) {
    gone = false;
    auto runner = std::make_unique<Runner>();
    for (int task = 0; task < 20; ++task) runner->post([&] { EXPECT_FALSE(gone); });
    runner.reset();
    gone = true;
  }
}

TEST(Runner, CannotTakeTheApplicationsSignals) {
  Runner runner;
  std::promise<bool> blocked;
  runner.post([&] {
    sigset_t now;
    pthread_sigmask(SIG_SETMASK, nullptr, &now);
    blocked.set_value(sigismember(&now, SIGTERM) == 1 && sigismember(&now, SIGINT) == 1);
  });
  EXPECT_TRUE(blocked.get_future().get());
}

TEST(Repeated, CannotGoOnAfterItsSubscription) {
  Runner runner;
  std::atomic<bool> gone = false;
  std::promise<void> thrice;
  int calls = 0;
  std::optional<Subscription> every = runner.run_every(1ms, [&] {
    EXPECT_FALSE(gone);
    if (++calls == 3) thrice.set_value();
  });
  thrice.get_future().wait();
  every.reset();
  gone = true;
  std::promise<void> passed;
  const Subscription other = runner.run_every(5ms, [&, once = false]() mutable {
    if (!std::exchange(once, true)) passed.set_value();
  });
  passed.get_future().wait();
}

TEST(Runner, CannotRunAnythingOnceItRests) {
  static auto& runner = *new Runner;  // at rest it can't be joined any more
  std::atomic<bool> under_way{false};
  std::atomic<bool> ended{false};
  runner.post([&] {
    under_way = true;
    std::this_thread::sleep_for(20ms);
    ended = true;
  });
  while (!under_way) std::this_thread::yield();
  runner.rest();
  EXPECT_TRUE(ended) << "the task under way is not cut off";
  static std::atomic<bool> ran{false};
  runner.post([] { ran = true; });
  std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(ran);
}

TEST(Repeated, CanEndItself) {
  Runner runner;
  std::promise<void> ended;
  std::optional<Subscription> every;
  runner.post([&] {
    every = runner.run_every(1ms, [&] {
      every.reset();
      ended.set_value();
    });
  });
  ended.get_future().wait();
}

}  // namespace
}  // namespace tests::hw::watch
