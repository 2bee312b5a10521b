// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/checkpoint.hpp"

#include "pipeline/gate/pictures.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::mediation {
namespace {

using guard::recognition::Media;

// Naming PULL without PUSH would switch PUSH off.
constexpr auto first_data_mask = static_cast<GstPadProbeType>(
    GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST | GST_PAD_PROBE_TYPE_PUSH |
    GST_PAD_PROBE_TYPE_PULL | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM |
    GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM);

GQuark checkpoint_quark() {
  static const GQuark quark = g_quark_from_static_string("faceguard-checkpoint");
  return quark;
}

void destroy(gpointer checkpoint) {
  delete static_cast<Checkpoint*>(checkpoint);
}

// Whether the decision can't wait any longer: a frame, a picture in an event, or a buffer pool.
bool decides(GstPadProbeInfo* info) {
  if ((info->type & GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM) != 0)
    return GST_QUERY_TYPE(GST_PAD_PROBE_INFO_QUERY(info)) == GST_QUERY_ALLOCATION ||
           gate::may_carry_picture(GST_PAD_PROBE_INFO_QUERY(info));
  if ((info->type & GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM) != 0)
    return gate::may_carry_picture(GST_PAD_PROBE_INFO_EVENT(info));
  return true;
}

Media media_at(GstPad* pad, GstPadProbeInfo* info) {
  const bool query = (info->type & GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM) != 0;
  if (query && GST_QUERY_TYPE(GST_PAD_PROBE_INFO_QUERY(info)) == GST_QUERY_ALLOCATION) {
    GstCaps* caps = nullptr;
    gst_query_parse_allocation(GST_PAD_PROBE_INFO_QUERY(info), &caps, nullptr);
    return recognition::media_of(caps);
  }
  return recognition::media_of(own(gst_pad_get_current_caps(pad)).get());
}

}  // namespace

void Checkpoint::put(GstPad* sink) {
  if (g_object_get_qdata(G_OBJECT(sink), checkpoint_quark()) != nullptr) return;
  auto checkpoint = std::make_unique<Checkpoint>(sink);
  // Two threads may get here at once; the one that comes second throws its own away.
  if (!g_object_replace_qdata(G_OBJECT(sink), checkpoint_quark(), nullptr, checkpoint.get(),
                              destroy, nullptr))
    return;
  checkpoint.release()->arm();
}

void Checkpoint::arm(GstPad* sink) {
  if (auto* known = g_object_get_qdata(G_OBJECT(sink), checkpoint_quark()))
    static_cast<Checkpoint*>(known)->arm();
  else
    put(sink);
}

void Checkpoint::linked_behind(GstPad* sink) {
  if (auto* known = g_object_get_qdata(G_OBJECT(sink), checkpoint_quark()))
    Mediator::get().linked_behind(*static_cast<Checkpoint*>(known));
}

Checkpoint::Checkpoint(GstPad* sink) {
  g_weak_ref_init(&pad_, sink);
  Mediator::get().note(*this);
}

Checkpoint::~Checkpoint() {
  Mediator::get().forget(*this);
  g_weak_ref_clear(&pad_);
}

Ptr<GstPad> Checkpoint::pad() {
  gpointer pad = g_weak_ref_get(&pad_);
  return own(pad != nullptr ? GST_PAD(pad) : nullptr);
}

gate::Gate& Checkpoint::make_gate(GstPad* sink) {
  if (!gate_) gate_ = std::make_unique<gate::Gate>(sink);
  return *gate_;
}

void Checkpoint::arm() {
  const auto sink = pad();
  if (!sink || armed_.exchange(true)) return;
  sentry_.put(sink.get(), first_data_mask, on_first_data, this, removals_);
}

void Checkpoint::watch_caps(GstPad* sink) {
  // A probe, even one for events only, would cost every buffer; the notice comes in the streaming
  // thread, between the caps and what follows them.
  const auto on_caps = +[](GstPad* pad, GParamSpec*, gpointer) { arm(pad); };
  if (!watching_caps_.exchange(true))
    g_signal_connect(sink, "notify::caps", G_CALLBACK(on_caps), nullptr);
}

GstPadProbeReturn Checkpoint::on_first_data(GstPad* pad, GstPadProbeInfo* info, gpointer self) {
  if (!decides(info)) return GST_PAD_PROBE_OK;
  auto* checkpoint = static_cast<Checkpoint*>(self);
  checkpoint->sentry_.remove();
  checkpoint->armed_ = false;  // before it is judged, so that an arm() from here on counts
  gate::Gate* const gate = Mediator::get().rule(*checkpoint, pad, media_at(pad, info));
  // No other probe shall be shown this very data before the gate.
  return gate != nullptr ? gate->take(info) : GST_PAD_PROBE_OK;
}

}  // namespace pipeline::mediation
