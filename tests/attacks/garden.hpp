// SPDX-License-Identifier: LGPL-2.1-or-later
// A pipeline whose branches grow and are cut while it plays, beside others that come and go. One
// thread; what it finds is told by faults().
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/attacks/attempt.hpp"

namespace tests::attacks {

// A stage of which is known from when on it must see nothing.
struct Watched {
  Ptr<GstElement> stage;
  std::string counter;
  bool prohibited = false;
  std::uint64_t allowed = 0;  // what it may have seen at most while prohibited
};

[[nodiscard]] std::uint64_t seen_by(const Watched& watched);

// What all cameras send.
inline constexpr const char* picture = "video/x-raw,format=I420,width=64,height=48,framerate=200/1";

// Frames that pass a pad with a time that is not later than the last one's.
struct Order {
  GstClockTime last = GST_CLOCK_TIME_NONE;  // the streaming thread's
  std::atomic<std::uint64_t> disordered{0};
};

class Garden {
 public:
  explicit Garden(std::uint32_t seed);

  // One random change. Returns its name.
  const char* change();

  // Compares every prohibited stage with what it may have seen.
  void check();

  // Ends the camera's stream, waits for it to end everywhere, and compares the recording.
  void end();

  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
  [[nodiscard]] std::uint64_t recorded() const { return *recorded_; }

 private:
  struct Branch {
    GstElement* bin;
    Ptr<GstPad> from;  // the tee's
    std::vector<Watched> stages;
  };
  // Another pipeline with one stage, behind a guard of its own or none.
  struct Other {
    std::unique_ptr<Playback> playback;
    bool guarded = false;
    bool prohibits = false;
    Watched stage;
  };

  [[nodiscard]] std::size_t any(std::size_t below);
  [[nodiscard]] std::string random_stages(std::size_t most);
  [[nodiscard]] std::vector<Watched> stages_in(GstElement* bin, bool prohibited) const;
  void idle(GstPad* from, const std::function<void()>& change);
  void note(const std::vector<Watched>& stages, const char* where);
  void set_prohibited(std::vector<Watched>& stages, bool prohibited);

  void grow();
  void cut();
  void toggle();
  void set_a_property();
  void flush();
  void pause();
  void add_other();
  void drop_other();
  void seek_other();
  void toggle_other();

  std::mt19937 random_;
  Fleet fleet_;
  std::string prohibiting_;
  std::string permitting_;
  bool prohibited_ = true;
  int toggles_ = 0;
  bool anything_seen_ = false;
  std::unique_ptr<Playback> main_;
  std::vector<Watched> in_line_;
  std::vector<Branch> branches_;
  std::vector<Other> others_;
  Count sent_;
  Count recorded_;
  Order sent_order_;
  Order recorded_order_;
  std::vector<std::string> faults_;
};

}  // namespace tests::attacks
