// SPDX-License-Identifier: LGPL-2.1-or-later
// What a closed gate does with what the stage still gives back, and with what comes from behind it.
#include "pipeline/gate/findings.hpp"
#include "pipeline/gate/gate.hpp"
#include "pipeline/gate/leading.hpp"
#include "pipeline/gate/pictures.hpp"

namespace pipeline::gate {

GstPadProbeReturn Gate::at_source(GstPad* source, GstPadProbeInfo* info, gpointer self) {
  auto* gate = static_cast<Gate*>(self);
  if ((info->type & GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM) != 0)
    return gate->on_late_event(GST_PAD_PROBE_INFO_EVENT(info));
  if (!gate->closed()) return GST_PAD_PROBE_OK;
  if ((info->type & GST_PAD_PROBE_TYPE_EVENT_UPSTREAM) != 0)
    return gate->on_event_from_behind(GST_PAD_PROBE_INFO_EVENT(info));
  if ((info->type & GST_PAD_PROBE_TYPE_QUERY_UPSTREAM) != 0)
    return may_carry_picture(GST_PAD_PROBE_INFO_QUERY(info)) ? GST_PAD_PROBE_DROP
                                                             : GST_PAD_PROBE_OK;
  if (Leading::by(gate)) return GST_PAD_PROBE_OK;
  return gate->on_late_data(source, info);
}

// Whoever is behind the stage may have pictures too; around it they may go.
GstPadProbeReturn Gate::on_event_from_behind(GstEvent* event) {
  if (!may_carry_picture(event)) return GST_PAD_PROBE_OK;
  if (kind() != Kind::bypass) return GST_PAD_PROBE_DROP;
  gst_pad_push_event(sink_, event);
  return GST_PAD_PROBE_HANDLED;
}

GstPadProbeReturn Gate::on_late_event(GstEvent* event) {
  if (Drain::is_marker(event)) {
    if (drain_.came_out(event)) emptied_.store(true, std::memory_order_relaxed);
    return GST_PAD_PROBE_DROP;
  }
  // A stage that makes its caps known only now may turn out to pass them through.
  const GstEventType type = GST_EVENT_TYPE(event);
  if (kind() != Kind::bypass && (type == GST_EVENT_CAPS || type == GST_EVENT_SEGMENT))
    phase_.store(Phase::unsettled, std::memory_order_relaxed);
  return GST_PAD_PROBE_OK;
}

GstPadProbeReturn Gate::on_late_data(GstPad* source, GstPadProbeInfo* info) {
  const bool is_list = (info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0;
  // Others went around it already: the stage kept the marker, or gave up what came before it.
  const bool overtaken =
      phase_.load(std::memory_order_relaxed) == Phase::settled && kind() == Kind::bypass;
  const auto caps = own(gst_pad_get_current_caps(source));
  if (overtaken || (are_findings(caps.get()) && !emptied_.load(std::memory_order_relaxed))) {
    late_.fetch_add(is_list ? gst_buffer_list_length(GST_PAD_PROBE_INFO_BUFFER_LIST(info)) : 1,
                    std::memory_order_relaxed);
    return GST_PAD_PROBE_DROP;
  }
  if (is_list)
    info->data = without_findings(GST_PAD_PROBE_INFO_BUFFER_LIST(info));
  else
    info->data = without_findings(GST_PAD_PROBE_INFO_BUFFER(info));
  return GST_PAD_PROBE_OK;
}

}  // namespace pipeline::gate
