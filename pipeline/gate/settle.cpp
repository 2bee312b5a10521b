// SPDX-License-Identifier: LGPL-2.1-or-later
// How a closed gate finds out what to do with what comes next.
#include <chrono>

#include "pipeline/gate/gate.hpp"
#include "pipeline/log.hpp"

namespace pipeline::gate {
namespace {

// The longest a stage was seen to hold its last frame was 20 ms; one that takes longer than this
// loses frames rather than their order.
constexpr std::chrono::milliseconds drain_bound{500};

Ptr<GstEvent> sticky(GstPad* pad, GstEventType type) {
  return own(gst_pad_get_sticky_event(pad, type, 0));
}

// Whether times mean the same on both pads; so they do before the first segment.
bool same_segment(GstPad* a, GstPad* b) {
  const auto in = sticky(a, GST_EVENT_SEGMENT);
  const auto out = sticky(b, GST_EVENT_SEGMENT);
  if (!in || !out) return !in && !out;
  const GstSegment* segment_in = nullptr;
  const GstSegment* segment_out = nullptr;
  gst_event_parse_segment(in.get(), &segment_in);
  gst_event_parse_segment(out.get(), &segment_out);
  return gst_segment_is_equal(segment_in, segment_out) != FALSE;
}

}  // namespace

void Gate::settle() {
  if (phase_.load(std::memory_order_relaxed) == Phase::settled) return;
  while (closed() && phase_.load(std::memory_order_relaxed) != Phase::settled) {
    phase_.store(Phase::draining, std::memory_order_relaxed);
    const bool holds_some = source_ || !emptied_.load(std::memory_order_relaxed);
    if (holds_some && !keeps_marker_.load(std::memory_order_relaxed)) drain();
    kind_.store(right_kind(), std::memory_order_relaxed);
    read_position();
    // Unless the gate was closed anew meanwhile.
    Phase expected = Phase::draining;
    phase_.compare_exchange_strong(expected, Phase::settled, std::memory_order_relaxed);
  }
  GST_INFO_OBJECT(sink_, "closed gate: %s", word(kind()));
}

void Gate::drain() {
  GstEvent* marker = drain_.marker();
  if (!closed()) drain_.cancel();  // opened before there was anything to cancel
  sending_ = true;
  if (!gst_pad_send_event(sink_, marker)) drain_.cancel();
  sending_ = false;
  if (!may_pass_through_) return;  // nothing will overtake it
  if (drain_.wait(drain_bound) != Drain::Result::kept) return;
  GST_WARNING_OBJECT(sink_, "the stage keeps the marker; what it still holds will be dropped");
  keeps_marker_.store(true, std::memory_order_relaxed);
}

Kind Gate::right_kind() {
  if (passes_caps_through()) return Kind::bypass;
  return can_blank() ? Kind::blank : Kind::starve;
}

bool Gate::can_blank() {
  const auto caps = own(gst_pad_get_current_caps(sink_));
  return feeds_somebody() && black_.prepare(caps.get());
}

bool Gate::passes_caps_through() const {
  if (!source_ || !sticky(source_.get(), GST_EVENT_STREAM_START)) return false;
  if (!same_segment(sink_, source_.get())) return false;
  const auto in = own(gst_pad_get_current_caps(sink_));
  const auto out = own(gst_pad_get_current_caps(source_.get()));
  return in && out ? gst_caps_is_equal(in.get(), out.get()) != FALSE : in == out;
}

bool Gate::feeds_somebody() const {
  bool linked = false;
  const auto look = [](GstElement*, GstPad* source, gpointer found) -> gboolean {
    return !(*static_cast<bool*>(found) = gst_pad_is_linked(source) != FALSE);
  };
  if (const auto stage = own(gst_pad_get_parent_element(sink_)))
    gst_element_foreach_src_pad(stage.get(), look, &linked);
  return linked;
}

void Gate::read_position() {
  position_ = 0;  // what has no time still has an order, and a sink to preroll
  const auto event = sticky(sink_, GST_EVENT_SEGMENT);
  if (!event) return;
  const GstSegment* segment = nullptr;
  gst_event_parse_segment(event.get(), &segment);
  if (segment->format == GST_FORMAT_TIME) position_ = segment->position;
}

}  // namespace pipeline::gate
