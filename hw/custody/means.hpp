// SPDX-License-Identifier: LGPL-2.1-or-later
// What custody works with. A test gives a disk and clocks of its own.
#pragma once

#include <chrono>
#include <functional>

#include "hw/disk/disk.hpp"
#include "hw/time/reading.hpp"

namespace hw::custody {

struct Means {
  disk::Disk* disk = &disk::real();  // outlives all that uses it
  std::function<time::Reading()> clocks = time::read_clocks;
  // How often a memory that could not be read or written is tried again; the log twice as often.
  std::chrono::milliseconds trying{2000};
};

}  // namespace hw::custody
