// SPDX-License-Identifier: LGPL-2.1-or-later
// From the rename of a new descriptor to the last frame that a stage sees which it prohibits.
#pragma once

#include <cstdint>
#include <vector>

#include "guard/error.hpp"

namespace tools::benchmark {

struct Played {
  int frames_a_second = 240;
  int stages = 1;
  bool state = false;  // with a state folder, so that everything is synced to the disk
  int changes = 200;
};

struct Latency {
  std::vector<double> last_frame_ms;  // of each change, sorted; 0: no stage saw one afterwards
  std::vector<double> told_ms;        // until the new verdict was told, all on record; sorted
  int most_frames = 0;                // that one stage saw after a rename
  int more_than_one = 0;              // changes after which some stage saw more than one
  std::uint64_t recorded = 0;         // frames at all the recorders
  std::uint64_t breaks = 0;           // places where one was lost or repeated

  // 0.5 is the median.
  [[nodiscard]] static double quantile(const std::vector<double>& sorted, double part);
};

// Error: something is not as the benchmark means it.
[[nodiscard]] guard::Expected<Latency> measure_latency(const Played& played);

}  // namespace tools::benchmark
