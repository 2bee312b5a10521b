// SPDX-License-Identifier: LGPL-2.1-or-later
// The waiting of a delay line.
#include "tests/stages/delay_line.hpp"

#include <utility>

namespace tests::stages {
namespace {

constexpr std::size_t capacity = 8;

}  // namespace

bool DelayLine::push(MiniObject item, std::chrono::milliseconds delay) {
  const auto due = Clock::now() + delay;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !open_ || items_.size() < capacity; });
  if (!open_) return false;
  items_.push_back({std::move(item), due});
  changed_.notify_all();
  return true;
}

MiniObject DelayLine::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !open_ || !items_.empty(); });
  if (!open_) return nullptr;
  const auto due = items_.front().due;
  changed_.wait_until(lock, due, [this] { return !open_; });
  if (!open_) return nullptr;
  MiniObject item = std::move(items_.front().item);
  items_.pop_front();
  changed_.notify_all();
  return item;
}

void DelayLine::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
}

std::vector<MiniObject> DelayLine::shut() {
  std::vector<MiniObject> dropped;  // released outside the lock: it may run foreign code
  const std::lock_guard lock(mutex_);
  open_ = false;
  for (Waiting& waiting : items_) dropped.push_back(std::move(waiting.item));
  items_.clear();
  changed_.notify_all();
  return dropped;
}

}  // namespace tests::stages
