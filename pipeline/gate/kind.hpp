// SPDX-License-Identifier: LGPL-2.1-or-later
// How a closed gate keeps frames from its stage, and how often it did.
#pragma once

#include <cstdint>

namespace pipeline::gate {

enum class Kind : unsigned char {
  // The stage passes its caps through from one sink to one source pad: what arrives at the sink pad
  // is pushed out of the source pad, in order, and the stage never runs.
  bypass,
  // The stage makes something else of its input for somebody behind it: it gets black frames.
  blank,
  // Every other stage, and where there is no black: the buffer is dropped and a GAP event takes its
  // place, so that preroll, latency and EOS go on.
  starve
};

[[nodiscard]] const char* word(Kind kind);

struct Counts {
  std::uint64_t bypassed = 0;  // buffers led around the stage
  std::uint64_t blanked = 0;   // buffers for which it got black ones
  std::uint64_t starved = 0;   // buffers dropped in front of it
  std::uint64_t late = 0;      // buffers from before that the stage gave back too late, dropped
  std::uint64_t removed = 0;   // times that others took a probe of the closed gate away
};

}  // namespace pipeline::gate
