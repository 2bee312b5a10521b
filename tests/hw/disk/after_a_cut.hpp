// SPDX-License-Identifier: LGPL-2.1-or-later
// Every state that a disk may be in after the power was cut. The cut comes before the first step of
// the run, between any two, or after the last. What was synced is there. Of the rest:
//   bytes   of each file apart from the others, so that writes to different files are reordered:
//   the
//           first few unsynced writes are kept, the last of these whole, but for one byte, half, or
//           not at all; or its bytes are there as zeros, or its first half is (the length was
//           written before the bytes were). Writes to one file are not reordered otherwise.
//   names   of each create, rename and remove apart from the others: done or not.
// A folder that was made stays. All combinations are tried; a run that leaves so much unsynced that
// there are more than `max_states` of them at one cut is an error of the test.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "tests/hw/disk/crash_disk.hpp"

namespace tests::hw::disk {

inline constexpr std::size_t max_states = 1U << 16U;

struct Cut {
  std::size_t steps;         // how many were begun
  std::size_t acknowledged;  // how often acknowledge() had been called
  std::string words;         // the state, for a test's message
};

// Calls `check` with each different state and count of acknowledgements; returns how many there
// are.
std::size_t for_each_state_after_a_cut(const CrashDisk& run,
                                       const std::function<void(CrashDisk&, const Cut&)>& check);

}  // namespace tests::hw::disk
