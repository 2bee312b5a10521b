// SPDX-License-Identifier: LGPL-2.1-or-later
// What a closed gate does with the data that arrive.
#include <gst/app/gstappsink.h>

#include "pipeline/gate/gate.hpp"
#include "pipeline/gate/leading.hpp"

namespace pipeline::gate {

GstPadProbeReturn Gate::at_sink(GstPad*, GstPadProbeInfo* info, gpointer self) {
  return static_cast<Gate*>(self)->take(info);
}

GstPadProbeReturn Gate::take(GstPadProbeInfo* info) {
  if (!closed()) return GST_PAD_PROBE_OK;
  report_tampering();
  if ((info->type & (GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST)) != 0)
    return on_data(info);
  if ((info->type & GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM) != 0) return on_query(info);
  return on_event(info);
}

GstPadProbeReturn Gate::on_data(GstPadProbeInfo* info) {
  if ((info->type & GST_PAD_PROBE_TYPE_PULL) != 0) return GST_PAD_PROBE_DROP;  // reads as EOS
  settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  switch (kind()) {
    case Kind::bypass:
      return lead_around(info);
    case Kind::blank:
      return blank(info);
    case Kind::starve:
      break;
  }
  return starve(info);
}

GstPadProbeReturn Gate::lead_around(GstPadProbeInfo* info) {
  const Leading leading(this);
  if ((info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0) {
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    bypassed_.add(gst_buffer_list_length(list));
    GST_PAD_PROBE_INFO_FLOW_RETURN(info) = gst_pad_push_list(source_.get(), list);
  } else {
    bypassed_.add();
    GST_PAD_PROBE_INFO_FLOW_RETURN(info) =
        gst_pad_push(source_.get(), GST_PAD_PROBE_INFO_BUFFER(info));
  }
  return GST_PAD_PROBE_HANDLED;
}

GstPadProbeReturn Gate::blank(GstPadProbeInfo* info) {
  if ((info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0) {
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    if (black_.made(list)) return GST_PAD_PROBE_OK;  // the second time it is probed
    blanked_.add(gst_buffer_list_length(list));
    info->data = black_.instead_of(list);
    gst_buffer_list_unref(list);
  } else {
    GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
    if (black_.made(buffer)) return GST_PAD_PROBE_OK;
    blanked_.add();
    info->data = black_.instead_of(buffer);
    gst_buffer_unref(buffer);
  }
  return GST_PAD_PROBE_OK;
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

void Gate::report_tampering() {
  const std::uint64_t removed = removed_.load(std::memory_order_relaxed);
  if (removed == reported_.load(std::memory_order_relaxed)) return;
  if (reported_.exchange(removed) == removed) return;  // another thread did
  if (auto* report = on_tampered.load()) report(sink_);
}

}  // namespace pipeline::gate
