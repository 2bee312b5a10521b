// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/time/keeper.hpp"

#include <mutex>
#include <optional>
#include <utility>

#include "hw/clock.hpp"
#include "hw/time/alarm.hpp"

namespace hw::time {

using guard::facts::Days;
using guard::time::Instant;

struct Keeper::State {
  std::function<Reading()> read;
  std::mutex mutex;  // of what follows
  guard::time::Proof proof;
  std::optional<Reading> anchor;

  // Under the lock, so that readings are judged in their order.
  Reading look() {
    Reading now = read();
    // What a process keeps in memory it has learnt in this boot.
    if (now.boot.empty()) now.boot = "this boot";
    anchor = guard::time::anchored(proof, std::move(anchor), now);
    return now;
  }

  void prove(Instant instant) {
    const std::lock_guard lock(mutex);
    proof = guard::time::proved(proof, instant, look());
  }

  guard::time::Reckoning reckoning() {
    const std::lock_guard lock(mutex);
    const Reading now = look();
    return guard::time::reckon(proof, anchor, now);
  }

  std::chrono::system_clock::time_point next_day() {
    const std::lock_guard lock(mutex);
    const Reading now = look();
    return now.wall + guard::time::until_next_day(anchor, now);
  }
};

Keeper::Keeper(Instant proved, std::function<Reading()> read) : state_(std::make_shared<State>()) {
  state_->read = std::move(read);
  state_->proof.no_earlier_than = release_day();
  state_->prove(proved);
}

guard::time::Reckoning Keeper::reckoning() {
  return state_->reckoning();
}

void Keeper::prove(guard::facts::Day begun) {
  state_->prove(begun);
}

void Keeper::prove(Instant bound) {
  state_->prove(bound);
}

Instant Keeper::bound() {
  const std::lock_guard lock(state_->mutex);
  return guard::time::proved_since(state_->proof, state_->look());
}

watch::Subscription Keeper::watch_clock(watch::Runner& runner, std::function<void(Days)> changed,
                                        std::chrono::milliseconds interval) {
  const auto look = [state = state_, last = state_->reckoning().days,
                     changed = std::move(changed)]() mutable {
    const Days now = state->reckoning().days;
    if (now.first == last.first && now.last == last.last) return;
    last = now;
    changed(now);
  };
  return on_clock(
      runner, interval, [state = state_] { return state->next_day(); }, look);
}

}  // namespace hw::time
