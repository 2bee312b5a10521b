// SPDX-License-Identifier: LGPL-2.1-or-later
// A callback that can be taken back, and what takes it back when it goes out of scope.
#pragma once

#include <functional>
#include <mutex>
#include <utility>

namespace hw::watch {

// Any thread.
class Callback {
 public:
  explicit Callback(std::function<void()> call) : call_(std::move(call)) {}

  // Does nothing once revoked.
  void operator()() {
    const std::lock_guard lock(mutex_);
    if (!revoked_) call_();
  }

  // Once this has returned nothing is called any more: waits for a call under way, except in the
  // thread that makes it.
  void revoke() {
    const std::lock_guard lock(mutex_);
    revoked_ = true;
  }

  [[nodiscard]] bool revoked() const {
    const std::lock_guard lock(mutex_);
    return revoked_;
  }

 private:
  mutable std::recursive_mutex mutex_;
  std::function<void()> call_;
  bool revoked_ = false;
};

// Ends what it stands for when it goes: no call comes after that. Holds on to what it belongs to
// only by reference, so it goes before its Runner does. Don't let it go under a lock that its
// callback takes.
class [[nodiscard]] Subscription {
 public:
  Subscription() = default;
  explicit Subscription(std::function<void()> end) : end_(std::move(end)) {}
  Subscription(Subscription&& other) noexcept : end_(std::exchange(other.end_, nullptr)) {}
  Subscription& operator=(Subscription&& other) noexcept {
    std::swap(end_, other.end_);
    return *this;
  }
  ~Subscription() {
    if (end_) end_();
  }

 private:
  std::function<void()> end_;
};

}  // namespace hw::watch
