// SPDX-License-Identifier: LGPL-2.1-or-later
// Makes a fault point (hw/disk/fault.hpp) fail, or take its time, for as long as the object lives.
#pragma once

#include <fiu-control.h>
#include <fiu.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

namespace tests::hw::disk {

enum class Times { once, always };

class Fault {
 public:
  // `system_error` is the errno; a point that is no system call ignores it.
  explicit Fault(std::string point, int system_error = 0, Times times = Times::always)
      : point_(std::move(point)) {
    fiu_init(0);
    fiu_enable(point_.c_str(), 1, reinterpret_cast<void*>(std::intptr_t{system_error}),
               times == Times::once ? FIU_ONETIME : 0);
  }
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;
  ~Fault() { fiu_disable(point_.c_str()); }

 private:
  std::string point_;
};

// One at a time of each process.
class Hang {
 public:
  explicit Hang(std::string point) : point_(std::move(point)) {
    reached_ = released_ = false;
    fiu_init(0);
    fiu_enable_external(point_.c_str(), 1, nullptr, 0, wait);
  }
  Hang(const Hang&) = delete;
  Hang& operator=(const Hang&) = delete;
  ~Hang() {
    released_ = true;
    fiu_disable(point_.c_str());
  }

  [[nodiscard]] static bool reached() { return reached_; }

 private:
  static int wait(const char*, int*, void**, unsigned*) {
    reached_ = true;
    while (!released_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return 0;  // and then it goes well
  }

  static inline std::atomic<bool> reached_{false};
  static inline std::atomic<bool> released_{false};
  std::string point_;
};

}  // namespace tests::hw::disk
