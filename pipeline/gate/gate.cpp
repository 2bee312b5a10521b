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

bool has_event(GstPad* pad, GstEventType type) {
  return own(gst_pad_get_sticky_event(pad, type, 0)) != nullptr;
}

}  // namespace

const char* word(Kind kind) {
  return kind == Kind::bypass ? "bypass" : "starve";
}

Gate::Gate(GstPad* sink)
    : sink_(sink), source_(only_source_pad(sink)), kind_(source_ ? Kind::bypass : Kind::starve) {}

Gate::~Gate() {
  leave_source();
}  // the sink pad is going, and its probes with it

bool Gate::close() {
  if (closed()) return false;
  phase_.store(Phase::unsettled, std::memory_order_relaxed);
  closed_.store(true, std::memory_order_release);
  watch_source();  // what is inside the stage must not carry its findings out
  sink_probe_ = gst_pad_add_probe(sink_, at_sink_mask, at_sink, this, nullptr);
  return true;
}

bool Gate::open() {
  if (!closed()) return false;
  closed_.store(false, std::memory_order_release);
  drain_.cancel();
  gst_pad_remove_probe(sink_, sink_probe_);
  leave_source();
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
  if (phase_.load(std::memory_order_relaxed) != Phase::settled) {
    settle();
    if (!closed()) return GST_PAD_PROBE_OK;
  }
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
  if (!GST_CLOCK_TIME_IS_VALID(position_)) return;  // no segment in time: nothing to say GAP about
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
  if (GST_EVENT_IS_SERIALIZED(event) && phase_.load(std::memory_order_relaxed) != Phase::settled)
    settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  if (kind() != Kind::bypass) return GST_PAD_PROBE_DROP;
  gst_pad_push_event(source_.get(), event);
  return GST_PAD_PROBE_HANDLED;
}

GstPadProbeReturn Gate::on_allocation(GstPadProbeInfo* info) {
  GstQuery* query = GST_PAD_PROBE_INFO_QUERY(info);
  if (GST_QUERY_TYPE(query) != GST_QUERY_ALLOCATION) return GST_PAD_PROBE_OK;
  if (phase_.load(std::memory_order_relaxed) != Phase::settled) settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  // A starved stage asks for nothing: an empty answer keeps its wishes out of a tee's.
  if (kind() != Kind::bypass) return GST_PAD_PROBE_HANDLED;
  return gst_pad_peer_query(source_.get(), query) ? GST_PAD_PROBE_HANDLED : GST_PAD_PROBE_DROP;
}

void Gate::settle() {
  phase_.store(Phase::draining, std::memory_order_relaxed);
  bool drained = true;
  if (source_) {
    watch_source();
    GstEvent* marker = drain_.marker();
    sending_ = true;
    if (!gst_pad_send_event(sink_, marker)) drain_.cancel();
    sending_ = false;
    drained = drain_.wait(drain_bound);
    if (drained) leave_source();
  }
  kind_.store(passes_caps_through() ? Kind::bypass : Kind::starve, std::memory_order_relaxed);
  read_position();
  // Unless the gate was closed anew meanwhile.
  Phase expected = Phase::draining;
  phase_.compare_exchange_strong(expected, Phase::settled, std::memory_order_relaxed);
  GST_INFO_OBJECT(sink_, "closed gate: %s%s", word(kind()),
                  drained ? "" : ", the stage kept the marker");
}

bool Gate::passes_caps_through() const {
  if (!source_ || !has_event(source_.get(), GST_EVENT_STREAM_START)) return false;
  if (has_event(sink_, GST_EVENT_SEGMENT) && !has_event(source_.get(), GST_EVENT_SEGMENT))
    return false;
  const auto in = own(gst_pad_get_current_caps(sink_));
  const auto out = own(gst_pad_get_current_caps(source_.get()));
  return in && out ? gst_caps_is_equal(in.get(), out.get()) != FALSE : in == out;
}

void Gate::read_position() {
  position_ = GST_CLOCK_TIME_NONE;
  const auto event = own(gst_pad_get_sticky_event(sink_, GST_EVENT_SEGMENT, 0));
  if (!event) return;
  const GstSegment* segment = nullptr;
  gst_event_parse_segment(event.get(), &segment);
  if (segment->format == GST_FORMAT_TIME) position_ = segment->position;
}

void Gate::watch_source() {
  if (!source_ || source_probe_.load() != 0) return;
  const gulong probe = gst_pad_add_probe(source_.get(), at_source_mask, at_source, this, nullptr);
  // close() in another thread may have been faster.
  gulong none = 0;
  if (!source_probe_.compare_exchange_strong(none, probe))
    gst_pad_remove_probe(source_.get(), probe);
}

void Gate::leave_source() {
  const gulong probe = source_probe_.exchange(0);
  if (probe != 0) gst_pad_remove_probe(source_.get(), probe);
}

GstPadProbeReturn Gate::at_source(GstPad*, GstPadProbeInfo* info, gpointer self) {
  auto* gate = static_cast<Gate*>(self);
  if ((info->type & GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM) != 0) {
    if (!Drain::is_marker(GST_PAD_PROBE_INFO_EVENT(info))) return GST_PAD_PROBE_OK;
    gate->drain_.came_out();
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
