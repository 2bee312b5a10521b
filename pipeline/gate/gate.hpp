// SPDX-License-Identifier: LGPL-2.1-or-later
// What stands on one sink pad of a stage. Open it costs nothing, for then no probe is there. Closed
// it keeps every buffer, and every event and query that can carry a picture, from the stage; how,
// says its Kind, which is settled anew after each caps or segment event. What the stage still gives
// back from before leaves it without findings, or not at all.
#pragma once

#include <gst/gst.h>

#include <atomic>
#include <cstdint>
#include <list>

#include "pipeline/counter.hpp"
#include "pipeline/gate/black.hpp"
#include "pipeline/gate/drain.hpp"
#include "pipeline/gate/kind.hpp"
#include "pipeline/gate/sentry.hpp"
#include "pipeline/gst_ptr.hpp"

namespace pipeline::gate {

// How far a closed gate is: what comes next waits until the stage has given back all it holds.
enum class Phase : unsigned char { unsettled, draining, settled };

class Gate {
 public:
  // Open at first. `sink` must outlive the gate: the pad owns it. The element must be complete.
  explicit Gate(GstPad* sink);
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // From any thread, but not from two at once; both are idempotent and return whether they changed
  // anything, upon which the caller sends RECONFIGURE upstream, with no lock held: another answers
  // for the buffer pool now. A buffer already on its way into the stage still gets there.
  bool close();
  bool open();

  // Something was linked behind the stage: what the gate does is settled anew. Any thread.
  void linked_behind();

  // For who closed the gate out of a probe of the sink pad: what the gate makes of the very thing
  // being probed, to be returned from that probe, so that no other probe is shown it first.
  GstPadProbeReturn take(GstPadProbeInfo* info);

  [[nodiscard]] bool closed() const { return closed_.load(std::memory_order_acquire); }
  // What it does, or, before the first data, what it is expected to do.
  [[nodiscard]] Kind kind() const { return kind_.load(std::memory_order_relaxed); }
  [[nodiscard]] Counts counts() const;

  // Is called from the thread that brings the next data, with no lock of the gate's held, when
  // others took a closed gate's probe from this sink pad or its stage's source pads. To be set
  // before the first gate closes.
  static inline std::atomic<void (*)(GstPad* sink)> on_tampered{nullptr};

 private:
  struct Source {
    Ptr<GstPad> pad;
    Sentry sentry;
  };

  static GstPadProbeReturn at_sink(GstPad* pad, GstPadProbeInfo* info, gpointer self);
  static GstPadProbeReturn at_source(GstPad* pad, GstPadProbeInfo* info, gpointer self);

  // In the streaming thread, which holds the sink pad's stream lock: at_sink.cpp.
  GstPadProbeReturn on_data(GstPadProbeInfo* info);
  GstPadProbeReturn lead_around(GstPadProbeInfo* info);
  GstPadProbeReturn blank(GstPadProbeInfo* info);
  GstPadProbeReturn starve(GstPadProbeInfo* info);
  void send_gap(const GstBuffer* instead_of);
  void report_tampering();

  // The same for what is serialized, else in any thread: at_sink_control.cpp.
  GstPadProbeReturn on_event(GstPadProbeInfo* info);
  GstPadProbeReturn on_query(GstPadProbeInfo* info);
  GstPadProbeReturn on_allocation(GstPadProbeInfo* info);

  // In the streaming thread: settle.cpp.
  void settle();
  void drain();
  void read_position();
  [[nodiscard]] Kind right_kind();
  [[nodiscard]] bool can_blank();
  [[nodiscard]] bool passes_caps_through() const;
  [[nodiscard]] bool feeds_somebody() const;

  // In any thread: at_source.cpp.
  GstPadProbeReturn on_late_event(GstEvent* event);
  GstPadProbeReturn on_event_from_behind(GstEvent* event);
  GstPadProbeReturn on_late_data(GstPad* source, GstPadProbeInfo* info);

  GstPad* const sink_;
  const Ptr<GstPad> source_;     // the only source pad of a stage with one sink and one source pad
  const bool may_pass_through_;  // there are caps that both can have
  Sentry sentry_;
  std::list<Source> sources_;  // watched while it is closed
  std::atomic<bool> closed_{false};
  std::atomic<Phase> phase_{Phase::unsettled};
  std::atomic<Kind> kind_;
  std::atomic<bool> keeps_marker_{false};  // since it was closed: waiting again is of no use
  std::atomic<bool> emptied_{false};       // since it was closed the stage gave back all it held
  Drain drain_;
  std::atomic<std::uint64_t> removed_{0};
  std::atomic<std::uint64_t> reported_{0};  // of the removed

  // The streaming thread's own.
  bool sending_ = false;       // an event of ours is on its way into the stage
  GstClockTime position_ = 0;  // where a GAP without a time of its own starts
  Black black_;
  Counter bypassed_;
  Counter blanked_;
  Counter starved_;
  std::atomic<std::uint64_t> late_{0};
};

}  // namespace pipeline::gate
