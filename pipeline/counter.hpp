// SPDX-License-Identifier: LGPL-2.1-or-later
// A count that one thread at a time advances and any thread may read.
#pragma once

#include <atomic>
#include <cstdint>

namespace pipeline {

class Counter {
 public:
  // A plain load and store: with one writer no update can be lost, and no bus lock is paid for.
  void add(std::uint64_t n = 1) {
    value_.store(value_.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
  }
  [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

}  // namespace pipeline
