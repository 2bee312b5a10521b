// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/time/reading.hpp"

#include <time.h>

#include "hw/file.hpp"

namespace hw::time {
namespace {

using std::chrono::nanoseconds;

constexpr std::size_t boot_id_characters = 36;

nanoseconds read_clock(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  const std::chrono::seconds seconds(now.tv_sec);
  if (seconds >= std::chrono::floor<std::chrono::seconds>(nanoseconds::max()))
    return nanoseconds::max();
  if (seconds <= std::chrono::ceil<std::chrono::seconds>(nanoseconds::min()))
    return nanoseconds::min();
  return seconds + nanoseconds(now.tv_nsec);
}

std::string read_boot_id() {
  const auto text = read_file("/proc/sys/kernel/random/boot_id", 64);
  return text ? text->substr(0, boot_id_characters) : std::string();
}

}  // namespace

Reading read_clocks() {
  // Never destroyed: other threads go on while the process exits.
  static const auto* const boot = new std::string(read_boot_id());
  return {std::chrono::system_clock::time_point(
              std::chrono::duration_cast<std::chrono::system_clock::duration>(
                  read_clock(CLOCK_REALTIME))),
          read_clock(CLOCK_BOOTTIME), *boot};
}

}  // namespace hw::time
