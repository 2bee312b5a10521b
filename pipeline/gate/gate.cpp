// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/gate.hpp"

#include <gst/app/gstappsink.h>

#include <chrono>

#include "pipeline/gate/pictures.hpp"
#include "pipeline/log.hpp"

namespace pipeline::gate {
namespace {

// The longest a stage was seen to hold its last frame was 20 ms; one that takes longer than this
// loses frames rather than their order.
constexpr std::chrono::milliseconds drain_bound{500};

// Naming PULL without PUSH would switch PUSH off.
constexpr auto all_data =
    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST |
                                 GST_PAD_PROBE_TYPE_PUSH | GST_PAD_PROBE_TYPE_PULL);
constexpr auto at_sink_mask = static_cast<GstPadProbeType>(
    all_data | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_FLUSH |
    GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM);
constexpr auto at_source_mask =
    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST |
                                 GST_PAD_PROBE_TYPE_PUSH | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM);

// The gate whose buffer this thread is pushing out of a source pad, to tell it from the stage's
// own.
thread_local const Gate* leading_around = nullptr;

Ptr<GstPad> only_source_pad(GstPad* sink) {
  const auto stage = own(gst_pad_get_parent_element(sink));
  if (!stage) return nullptr;
  GST_OBJECT_LOCK(stage.get());
  const bool one_of_each = stage->numsinkpads == 1 && stage->numsrcpads == 1;
  GstPad* source = one_of_each ? GST_PAD(gst_object_ref(stage->srcpads->data)) : nullptr;
  GST_OBJECT_UNLOCK(stage.get());
  return own(source);
}

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

const char* word(Kind kind) {
  return kind == Kind::bypass ? "bypass" : "starve";
}

Gate::Gate(GstPad* sink)
    : sink_(sink), source_(only_source_pad(sink)), kind_(source_ ? Kind::bypass : Kind::starve) {}

Gate::~Gate() {  // the sink pad is going, and its probes with it
  if (closed() && source_) gst_pad_remove_probe(source_.get(), source_probe_);
}

bool Gate::close() {
  if (closed()) return false;
  phase_.store(Phase::unsettled, std::memory_order_relaxed);
  keeps_marker_.store(false, std::memory_order_relaxed);
  closed_.store(true, std::memory_order_release);
  // What is inside the stage must carry no findings out, and overtake nothing.
  if (source_)
    source_probe_ = gst_pad_add_probe(source_.get(), at_source_mask, at_source, this, nullptr);
  sink_probe_ = gst_pad_add_probe(sink_, at_sink_mask, at_sink, this, nullptr);
  return true;
}

bool Gate::open() {
  if (!closed()) return false;
  closed_.store(false, std::memory_order_release);
  drain_.cancel();
  gst_pad_remove_probe(sink_, sink_probe_);
  if (source_) gst_pad_remove_probe(source_.get(), source_probe_);
  return true;
}

Counts Gate::counts() const {
  return {bypassed_.value(), starved_.value(), late_.value()};
}

GstPadProbeReturn Gate::at_sink(GstPad*, GstPadProbeInfo* info, gpointer self) {
  auto* gate = static_cast<Gate*>(self);
  if (!gate->closed()) return GST_PAD_PROBE_OK;
  if ((info->type & (GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST)) != 0)
    return gate->on_data(info);
  if ((info->type & GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM) != 0) return gate->on_allocation(info);
  return gate->on_event(info);
}

GstPadProbeReturn Gate::on_data(GstPadProbeInfo* info) {
  if ((info->type & GST_PAD_PROBE_TYPE_PULL) != 0) return GST_PAD_PROBE_DROP;  // reads as EOS
  settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  return kind() == Kind::bypass ? lead_around(info) : starve(info);
}

GstPadProbeReturn Gate::lead_around(GstPadProbeInfo* info) {
  const Gate* const outer = leading_around;
  leading_around = this;
  if ((info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0) {
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    bypassed_.add(gst_buffer_list_length(list));
    GST_PAD_PROBE_INFO_FLOW_RETURN(info) = gst_pad_push_list(source_.get(), list);
  } else {
    bypassed_.add();
    GST_PAD_PROBE_INFO_FLOW_RETURN(info) =
        gst_pad_push(source_.get(), GST_PAD_PROBE_INFO_BUFFER(info));
  }
  leading_around = outer;
  return GST_PAD_PROBE_HANDLED;
}

GstPadProbeReturn Gate::starve(GstPadProbeInfo* info) {
  if ((info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0) {
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    for (guint i = 0; i < gst_buffer_list_length(list); ++i) send_gap(gst_buffer_list_get(list, i));
    gst_buffer_list_unref(list);
  } else {
    GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
    send_gap(buffer);
    gst_buffer_unref(buffer);
  }
  GST_PAD_PROBE_INFO_FLOW_RETURN(info) = GST_FLOW_OK;
  return GST_PAD_PROBE_HANDLED;
}

void Gate::send_gap(const GstBuffer* instead_of) {
  starved_.add();
  if (GST_BUFFER_PTS_IS_VALID(instead_of)) position_ = GST_BUFFER_PTS(instead_of);
  const GstClockTime duration = GST_BUFFER_DURATION(instead_of);
  sending_ = true;
  gst_pad_send_event(sink_, gst_event_new_gap(position_, duration));
  sending_ = false;
  if (GST_CLOCK_TIME_IS_VALID(duration)) position_ += duration;

  // An appsink keeps every GAP until the application asks for it, which few ever do.
  GstObject* stage = GST_OBJECT_PARENT(sink_);
  if (!GST_IS_APP_SINK(stage)) return;
  while (GstMiniObject* queued = gst_app_sink_try_pull_object(GST_APP_SINK(stage), 0))
    gst_mini_object_unref(queued);
}

GstPadProbeReturn Gate::on_event(GstPadProbeInfo* info) {
  GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
  if (GST_EVENT_TYPE(event) == GST_EVENT_FLUSH_START) drain_.cancel();
  if (!GST_EVENT_IS_SERIALIZED(event) && !may_carry_picture(event)) return GST_PAD_PROBE_OK;
  if (Drain::is_marker(event) || (GST_EVENT_IS_SERIALIZED(event) && sending_))
    return GST_PAD_PROBE_OK;
  if (!may_carry_picture(event)) {
    phase_.store(Phase::unsettled, std::memory_order_relaxed);  // what follows must not overtake it
    return GST_PAD_PROBE_OK;
  }
  if (GST_EVENT_IS_SERIALIZED(event)) settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  if (kind() != Kind::bypass) return GST_PAD_PROBE_DROP;
  gst_pad_push_event(source_.get(), event);
  return GST_PAD_PROBE_HANDLED;
}

GstPadProbeReturn Gate::on_allocation(GstPadProbeInfo* info) {
  GstQuery* query = GST_PAD_PROBE_INFO_QUERY(info);
  if (GST_QUERY_TYPE(query) != GST_QUERY_ALLOCATION) return GST_PAD_PROBE_OK;
  settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  // A starved stage asks for nothing: an empty answer keeps its wishes out of a tee's.
  if (kind() != Kind::bypass) return GST_PAD_PROBE_HANDLED;
  return gst_pad_peer_query(source_.get(), query) ? GST_PAD_PROBE_HANDLED : GST_PAD_PROBE_DROP;
}

void Gate::settle() {
  if (phase_.load(std::memory_order_relaxed) == Phase::settled) return;
  while (closed() && phase_.load(std::memory_order_relaxed) != Phase::settled) {
    phase_.store(Phase::draining, std::memory_order_relaxed);
    if (source_ && !keeps_marker_.load(std::memory_order_relaxed)) drain();
    kind_.store(passes_caps_through() ? Kind::bypass : Kind::starve, std::memory_order_relaxed);
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
  if (drain_.wait(drain_bound) != Drain::Result::kept) return;
  GST_WARNING_OBJECT(sink_, "the stage keeps the marker; what it still holds will be dropped");
  keeps_marker_.store(true, std::memory_order_relaxed);
}

bool Gate::passes_caps_through() const {
  if (!source_ || !sticky(source_.get(), GST_EVENT_STREAM_START)) return false;
  if (!same_segment(sink_, source_.get())) return false;
  const auto in = own(gst_pad_get_current_caps(sink_));
  const auto out = own(gst_pad_get_current_caps(source_.get()));
  return in && out ? gst_caps_is_equal(in.get(), out.get()) != FALSE : in == out;
}

void Gate::read_position() {
  position_ = 0;  // what has no time still has an order, and a sink to preroll
  const auto event = sticky(sink_, GST_EVENT_SEGMENT);
  if (!event) return;
  const GstSegment* segment = nullptr;
  gst_event_parse_segment(event.get(), &segment);
  if (segment->format == GST_FORMAT_TIME) position_ = segment->position;
}

GstPadProbeReturn Gate::at_source(GstPad*, GstPadProbeInfo* info, gpointer self) {
  auto* gate = static_cast<Gate*>(self);
  if ((info->type & GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM) != 0) {
    if (!Drain::is_marker(GST_PAD_PROBE_INFO_EVENT(info))) return GST_PAD_PROBE_OK;
    gate->drain_.came_out(GST_PAD_PROBE_INFO_EVENT(info));
    return GST_PAD_PROBE_DROP;
  }
  if (leading_around == gate || !gate->closed()) return GST_PAD_PROBE_OK;
  return gate->on_late_data(info);
}

GstPadProbeReturn Gate::on_late_data(GstPadProbeInfo* info) {
  // Others went around it already: the stage kept the marker, or gave up what came before it.
  if (phase_.load(std::memory_order_relaxed) == Phase::settled && kind() == Kind::bypass) {
    late_.add();
    return GST_PAD_PROBE_DROP;
  }
  if ((info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0)
    info->data = without_findings(GST_PAD_PROBE_INFO_BUFFER_LIST(info));
  else
    info->data = without_findings(GST_PAD_PROBE_INFO_BUFFER(info));
  return GST_PAD_PROBE_OK;
}

}  // namespace pipeline::gate
