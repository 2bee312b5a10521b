// SPDX-License-Identifier: LGPL-2.1-or-later
// A pipeline in a test: played to its end, with counts of what got where.
#pragma once

#include <gst/gst.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/gst_ptr.hpp"

namespace tests::pipeline {

using ::pipeline::own;
using ::pipeline::Ptr;

// A count that a streaming thread advances and the test reads.
using Count = std::shared_ptr<std::atomic<std::uint64_t>>;

class Playback {
 public:
  // `description` as for gst-launch. Fails the test when it can't be parsed.
  explicit Playback(const std::string& description);
  ~Playback();
  Playback(const Playback&) = delete;
  Playback& operator=(const Playback&) = delete;

  [[nodiscard]] GstElement* get() const { return pipeline_.get(); }
  [[nodiscard]] Ptr<GstElement> element(const std::string& name) const;

  // Sets the state and waits until it is reached. False: it was not, within ten seconds.
  [[nodiscard]] bool reach(GstState state) const;
  void start(GstState state) const;

  // Plays on to the end: "eos", "timeout", or the text of the error.
  [[nodiscard]] std::string finish(int seconds = 60);
  [[nodiscard]] std::string play(int seconds = 60);

  // Buffers that pass a pad, also those in lists; ask before playing.
  [[nodiscard]] Count count(const std::string& element, const std::string& pad) const;
  // Frames an `identity` or `fakesink` hands off, which is what it really processed.
  [[nodiscard]] Count handoffs(const std::string& element) const;
  // The property frames-seen of one of the tests' stages.
  [[nodiscard]] std::uint64_t seen(const std::string& stage) const;

  // The bus messages so far: element messages of this name, and the texts of warnings.
  [[nodiscard]] std::vector<Ptr<GstStructure>> messages(const std::string& name);
  [[nodiscard]] std::string warnings();

 private:
  std::string keep(GstMessage* message);

  Ptr<GstElement> pipeline_;
  GstBus* bus_;
  std::vector<Ptr<GstStructure>> messages_;
  std::string warnings_;
};

// A field of a structure as text; numbers too.
[[nodiscard]] std::string field(const Ptr<GstStructure>& structure, const std::string& name);

// The whole of a file.
[[nodiscard]] std::string bytes_of(const std::string& path);

// Whether `condition` came true within `seconds`.
template <class Condition>
[[nodiscard]] bool eventually(Condition condition, int seconds = 20) {
  const gint64 end = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
  while (!condition()) {
    if (g_get_monotonic_time() > end) return false;
    g_usleep(1000);
  }
  return true;
}

}  // namespace tests::pipeline
