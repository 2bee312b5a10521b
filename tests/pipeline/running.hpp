// SPDX-License-Identifier: LGPL-2.1-or-later
// A camera that records through a guard and a stage while its descriptor changes.
#pragma once

#include <string>
#include <vector>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {

// What a recorder gets, held against the numbers that the camera gave its frames.
struct Recording {
  std::atomic<std::uint64_t> frames{0};
  std::atomic<std::uint64_t> last{0};    // the number of the last frame
  std::atomic<std::uint64_t> breaks{0};  // places where one was lost, repeated or out of order
  std::atomic<std::uint64_t> digest{0};  // of all the numbers, in their order
  // A new run of the camera begins at zero. With no frame under way.
  void begin() { last = 0, frames = 0, digest = 0; }
};

// Checks all that arrives at the sink pad of this element; the recording outlives it.
void check_recording(const Playback& playback, const std::string& element, Recording& recording);

// The verdict that a guard gives on face identification: "permit", "prohibit", "undetermined".
[[nodiscard]] std::string outcome(GstElement* guard);
// Whether every stage of the process has its gate closed, or open; false while there is none.
[[nodiscard]] bool all_closed(GstElement* guard);
[[nodiscard]] bool all_open(GstElement* guard);

// `camera ! guard ! stage ! recorder`, with the documents of a fleet. The descriptor is
// `device.json` in the fleet's folder, unless `descriptor` is another path.
class Running {
 public:
  // `more` are further properties of the guard.
  explicit Running(const Fleet& fleet, const std::string& more = {},
                   const std::string& descriptor = {}, const std::string& fps = "240/1",
                   const std::string& stage = "stage");

  [[nodiscard]] std::uint64_t seen() const { return playback.seen(stage_); }
  // The stage sees `frames` more; what was permitted is so still.
  [[nodiscard]] bool analyses(std::uint64_t frames = 3) const;
  // The recorder gets `frames` more and the stage none, from a moment at which all gates stand
  // closed.
  [[nodiscard]] bool records_alone(std::uint64_t frames = 10) const;
  // Waits until the gates are closed; the stage has seen at most the one frame that it had.
  [[nodiscard]] bool closes() const;
  [[nodiscard]] bool opens() const;
  // Ends it: every frame that came to the guard was recorded, once and in order.
  [[nodiscard]] bool recorded_whole();

  Playback playback;
  Ptr<GstElement> guard;
  Recording recording;
  Recording offered;  // what came to the guard; a camera that is paused leaves frames out

 private:
  std::string stage_;
};

// Nothing that identifies is permitted, the recording goes on, and the bus says why.
void expect_off(Running& run, const std::string& why);

// How often `words` is found in `text`.
[[nodiscard]] std::size_t times(const std::string& text, const std::string& words);

}  // namespace tests::pipeline
