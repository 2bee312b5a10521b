// SPDX-License-Identifier: LGPL-2.1-or-later
// What a closed gate does with the events and queries that arrive.
#include <gst/video/video.h>

#include "pipeline/gate/gate.hpp"
#include "pipeline/gate/pictures.hpp"

namespace pipeline::gate {

GstPadProbeReturn Gate::on_event(GstPadProbeInfo* info) {
  GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
  const bool serialized = GST_EVENT_IS_SERIALIZED(event);
  if (GST_EVENT_TYPE(event) == GST_EVENT_FLUSH_START) drain_.cancel();
  if (serialized && sending_) return GST_PAD_PROBE_OK;

  const bool harmless = !may_carry_picture(event);
  if (is_indispensable(event) || (harmless && !is_custom(event))) {
    if (!harmless) info->data = without_pictures(event);
    // What follows must not overtake it.
    if (serialized) phase_.store(Phase::unsettled, std::memory_order_relaxed);
    return GST_PAD_PROBE_OK;
  }
  // The rest goes the way the frames go.
  if (serialized) settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  if (kind() == Kind::bypass) {
    gst_pad_push_event(source_.get(), event);
    return GST_PAD_PROBE_HANDLED;
  }
  return harmless ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

GstPadProbeReturn Gate::on_query(GstPadProbeInfo* info) {
  GstQuery* query = GST_PAD_PROBE_INFO_QUERY(info);
  if (GST_QUERY_TYPE(query) == GST_QUERY_ALLOCATION) return on_allocation(info);
  if (!may_carry_picture(query)) return GST_PAD_PROBE_OK;
  if (GST_QUERY_IS_SERIALIZED(query)) settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  const bool answered = kind() == Kind::bypass && gst_pad_peer_query(source_.get(), query) != FALSE;
  return answered ? GST_PAD_PROBE_HANDLED : GST_PAD_PROBE_DROP;  // reads as: nobody knows
}

GstPadProbeReturn Gate::on_allocation(GstPadProbeInfo* info) {
  GstQuery* query = GST_PAD_PROBE_INFO_QUERY(info);
  settle();
  if (!closed()) return GST_PAD_PROBE_OK;
  if (kind() == Kind::bypass)
    return gst_pad_peer_query(source_.get(), query) ? GST_PAD_PROBE_HANDLED : GST_PAD_PROBE_DROP;
  // The stage gets none of the buffers, so its wishes are kept out of a tee's; nor need the frames
  // be copied into another layout for its sake.
  gst_query_add_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr);
  return GST_PAD_PROBE_HANDLED;
}

}  // namespace pipeline::gate
