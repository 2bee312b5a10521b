// SPDX-License-Identifier: LGPL-2.1-or-later
// What stands on one sink pad of a stage. Open it costs nothing, for then no probe is there. Closed
// it keeps every buffer, and every event that can carry a picture, from the stage:
//
//   bypass   the stage passes its caps through from one sink to one source pad: what arrives at the
//            sink pad is pushed out of the source pad, in order, and the stage never runs
//   starve   every other stage: the buffer is dropped and a GAP event takes its place, so that
//            preroll, latency and EOS go on
//
// Which of the two it is depends on the caps and is settled anew after each caps or segment event.
#pragma once

#include <gst/gst.h>

#include <atomic>
#include <cstdint>

#include "pipeline/counter.hpp"
#include "pipeline/gate/drain.hpp"
#include "pipeline/gst_ptr.hpp"

namespace pipeline::gate {

enum class Kind : unsigned char { bypass, starve };

[[nodiscard]] const char* word(Kind kind);

// How far a closed gate is: what comes next waits until the stage has given back all it holds.
enum class Phase : unsigned char { unsettled, draining, settled };

struct Counts {
  std::uint64_t bypassed = 0;  // buffers led around the stage
  std::uint64_t starved = 0;   // buffers dropped in front of it
  std::uint64_t late = 0;      // buffers the stage gave back too late to keep their order, dropped
};

class Gate {
 public:
  // Open at first. `sink` must outlive the gate: the pad owns it. The element must be complete.
  explicit Gate(GstPad* sink);
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // From any thread, but not from two at once; both are idempotent and return whether they changed
  // anything, upon which the caller sends RECONFIGURE upstream, with no lock held: another answers
  // for the buffer pool now. A buffer already on its way into the stage still gets there.
  bool close();
  bool open();

  [[nodiscard]] bool closed() const { return closed_.load(std::memory_order_acquire); }
  // What it does, or, before the first data, what it is expected to do.
  [[nodiscard]] Kind kind() const { return kind_.load(std::memory_order_relaxed); }
  [[nodiscard]] Counts counts() const;

 private:
  static GstPadProbeReturn at_sink(GstPad* pad, GstPadProbeInfo* info, gpointer self);
  static GstPadProbeReturn at_source(GstPad* pad, GstPadProbeInfo* info, gpointer self);

  // In the streaming thread, which holds the sink pad's stream lock.
  GstPadProbeReturn on_data(GstPadProbeInfo* info);
  GstPadProbeReturn on_event(GstPadProbeInfo* info);
  GstPadProbeReturn on_allocation(GstPadProbeInfo* info);
  GstPadProbeReturn lead_around(GstPadProbeInfo* info);
  GstPadProbeReturn starve(GstPadProbeInfo* info);
  void send_gap(const GstBuffer* instead_of);
  void settle();
  void drain();
  void read_position();
  [[nodiscard]] bool passes_caps_through() const;

  GstPadProbeReturn on_late_data(GstPadProbeInfo* info);

  GstPad* const sink_;
  const Ptr<GstPad> source_;  // the only source pad of a stage with one sink and one source pad
  gulong sink_probe_ = 0;
  gulong source_probe_ = 0;
  std::atomic<bool> closed_{false};
  std::atomic<Phase> phase_{Phase::unsettled};
  std::atomic<Kind> kind_;
  std::atomic<bool> keeps_marker_{false};  // since it was closed: waiting again is of no use
  Drain drain_;

  // The streaming thread's own.
  bool sending_ = false;       // an event of ours is on its way into the stage
  GstClockTime position_ = 0;  // where a GAP without a time of its own starts
  Counter bypassed_;
  Counter starved_;
  Counter late_;
};

}  // namespace pipeline::gate
