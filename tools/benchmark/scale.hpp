// SPDX-License-Identifier: LGPL-2.1-or-later
// Many cameras, branches and stages in one process, with and without a guard.
#pragma once

#include <cstdint>
#include <string>

#include "guard/error.hpp"

namespace tools::benchmark {

struct Size {
  int cameras = 16;
  int branches = 4;   // of each camera, one stage in each
  int carriers = 12;  // elements that only pass on, in each branch
  int frames = 200;   // of each camera

  [[nodiscard]] int stages() const { return cameras * branches; }
  // Source, filter, guard and tee of each camera; queue, carriers, stage and sink of each branch.
  [[nodiscard]] int elements(bool guarded) const {
    return cameras * (guarded ? 4 : 3) + stages() * (carriers + 3);
  }
};

struct ScaleCosts {
  double start_plain = 0;    // milliseconds until the first frame is everywhere, without a guard
  double start_guarded = 0;  // with one, which judges all there is
  double frame_plain = 0;    // processor microseconds for each frame of each camera
  double frame_guarded = 0;  // with the stages permitted
  double close_all = 0;      // milliseconds from a new descriptor to the last gate closed
  double open_all = 0;       // and back
  int gates = 0;             // that were closed
};

// Runs all of it, which takes some seconds. Error: something is not as the benchmark means it.
[[nodiscard]] guard::Expected<ScaleCosts> measure_scale(const Size& size);

}  // namespace tools::benchmark
