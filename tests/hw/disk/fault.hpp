// SPDX-License-Identifier: LGPL-2.1-or-later
// Makes a fault point (hw/disk/fault.hpp) fail for as long as the object lives.
#pragma once

#include <fiu-control.h>
#include <fiu.h>

#include <cstdint>
#include <string>

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

}  // namespace tests::hw::disk
