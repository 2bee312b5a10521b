// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/gate.hpp"

namespace pipeline::gate {
namespace {

// Naming PULL without PUSH would switch PUSH off.
constexpr auto all_data =
    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST |
                                 GST_PAD_PROBE_TYPE_PUSH | GST_PAD_PROBE_TYPE_PULL);
constexpr auto at_sink_mask = static_cast<GstPadProbeType>(
    all_data | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_FLUSH |
    GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM);
constexpr auto at_source_mask = static_cast<GstPadProbeType>(
    GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST | GST_PAD_PROBE_TYPE_PUSH |
    GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_UPSTREAM |
    GST_PAD_PROBE_TYPE_QUERY_UPSTREAM);

Ptr<GstPad> only_source_pad(GstPad* sink) {
  const auto stage = own(gst_pad_get_parent_element(sink));
  if (!stage) return nullptr;
  GST_OBJECT_LOCK(stage.get());
  const bool one_of_each = stage->numsinkpads == 1 && stage->numsrcpads == 1;
  GstPad* source = one_of_each ? GST_PAD(gst_object_ref(stage->srcpads->data)) : nullptr;
  GST_OBJECT_UNLOCK(stage.get());
  return own(source);
}

bool have_caps_in_common(GstPad* a, GstPad* b) {
  const auto of_a = own(gst_pad_get_pad_template_caps(a));
  const auto of_b = own(gst_pad_get_pad_template_caps(b));
  return gst_caps_can_intersect(of_a.get(), of_b.get()) != FALSE;
}

gboolean collect(GstElement*, GstPad* pad, gpointer pads) {
  static_cast<std::list<Ptr<GstPad>>*>(pads)->push_back(own(GST_PAD(gst_object_ref(pad))));
  return TRUE;
}

std::list<Ptr<GstPad>> source_pads(GstPad* sink) {
  std::list<Ptr<GstPad>> pads;
  if (const auto stage = own(gst_pad_get_parent_element(sink)))
    gst_element_foreach_src_pad(stage.get(), collect, &pads);
  return pads;
}

}  // namespace

const char* word(Kind kind) {
  switch (kind) {
    case Kind::bypass:
      return "bypass";
    case Kind::blank:
      return "blank";
    case Kind::starve:
      return "starve";
  }
  return "starve";
}

Gate::Gate(GstPad* sink)
    : sink_(sink),
      source_(only_source_pad(sink)),
      may_pass_through_(source_ && have_caps_in_common(sink, source_.get())),
      kind_(Kind::starve) {
  if (may_pass_through_)
    kind_ = Kind::bypass;
  else if (feeds_somebody())
    kind_ = Kind::blank;
}

bool Gate::close() {
  if (closed()) return false;
  phase_.store(Phase::unsettled, std::memory_order_relaxed);
  keeps_marker_.store(false, std::memory_order_relaxed);
  std::list<Ptr<GstPad>> pads = source_pads(sink_);
  emptied_.store(pads.empty(), std::memory_order_relaxed);
  closed_.store(true, std::memory_order_release);
  // What is inside the stage must carry no findings out, and overtake nothing. A pad that comes
  // later has nothing from before.
  for (Ptr<GstPad>& pad : pads) {
    Source& source = sources_.emplace_back(std::move(pad));
    source.sentry.put(source.pad.get(), at_source_mask, at_source, this, removed_);
  }
  sentry_.put(sink_, at_sink_mask, at_sink, this, removed_);
  return true;
}

bool Gate::open() {
  if (!closed()) return false;
  closed_.store(false, std::memory_order_release);
  drain_.cancel();
  sentry_.remove();
  sources_.clear();
  return true;
}

void Gate::linked_behind() {
  if (kind() == Kind::starve) phase_.store(Phase::unsettled, std::memory_order_relaxed);
}

Counts Gate::counts() const {
  return {.bypassed = bypassed_.value(),
          .blanked = blanked_.value(),
          .starved = starved_.value(),
          .late = late_.load(std::memory_order_relaxed),
          .removed = removed_.load(std::memory_order_relaxed)};
}

}  // namespace pipeline::gate
