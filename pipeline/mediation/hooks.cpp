// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/hooks.hpp"

#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/checkpoint.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/recognition/factories.hpp"
#include "pipeline/recognition/live_element.hpp"
#include "pipeline/tripwire/tripwires.hpp"

namespace pipeline::mediation {
namespace {

gboolean put_on(GstElement*, GstPad* pad, gpointer) {
  Checkpoint::put(pad);
  return TRUE;
}

void put_on_sink_pads_of(GstElement* element) {
  gst_element_foreach_sink_pad(element, put_on, nullptr);
}

// On an element's own sink pads and, if it is a bin, on those of all that is in it.
void put_on_all_of(GstElement* element) {
  put_on_sink_pads_of(element);
  if (!GST_IS_BIN(element)) return;
  const auto all = own(gst_bin_iterate_recurse(GST_BIN(element)));
  const auto put = [](const GValue* item, gpointer) {
    put_on_sink_pads_of(GST_ELEMENT(g_value_get_object(item)));
  };
  while (gst_iterator_foreach(all.get(), put, nullptr) == GST_ITERATOR_RESYNC)
    gst_iterator_resync(all.get());
}

// GstElement::pad-added (element, pad): also fires while the element is being constructed.
gboolean on_pad_added(GSignalInvocationHint*, guint, const GValue* values, gpointer) {
  auto* pad = GST_PAD(g_value_get_object(&values[1]));
  if (GST_PAD_IS_SINK(pad)) Checkpoint::put(pad);
  return TRUE;
}

// GstBin::deep-element-added (bin, sub-bin, element)
gboolean on_deep_element_added(GSignalInvocationHint*, guint, const GValue* values, gpointer) {
  put_on_sink_pads_of(GST_ELEMENT(g_value_get_object(&values[2])));
  return TRUE;
}

gboolean note_linked_behind(GstElement*, GstPad* sink, gpointer) {
  Checkpoint::linked_behind(sink);
  return TRUE;
}

// GstPad::linked (pad, peer): for elements that stood in a bin of their own before the first hook.
gboolean on_linked(GSignalInvocationHint*, guint, const GValue* values, gpointer) {
  auto* pad = GST_PAD(g_value_get_object(&values[0]));
  const auto owner = own(gst_pad_get_parent_element(pad));
  if (!GST_PAD_IS_SINK(pad)) {
    if (owner) gst_element_foreach_sink_pad(owner.get(), note_linked_behind, nullptr);
    return TRUE;
  }
  Checkpoint::put(pad);  // a pad may be without an element
  if (owner) put_on_all_of(owner.get());
  Mediator::get().linked();
  return TRUE;
}

// GstPad::unlinked (pad, peer)
gboolean on_unlinked(GSignalInvocationHint*, guint, const GValue* values, gpointer) {
  auto* pad = GST_PAD(g_value_get_object(&values[0]));
  const auto owner = own(gst_pad_get_parent_element(pad));
  if (owner && recognition::is_guard(owner.get()))
    tripwire::note_unlinked(owner.get(), GST_PAD(g_value_get_object(&values[1])));
  return TRUE;
}

}  // namespace

void install_hooks() {
  // The classes are never let go of, or the hooks would go with them.
  static const bool installed = [] {
    g_type_class_ref(GST_TYPE_BIN);
    g_type_class_ref(GST_TYPE_PAD);
    const auto hook = [](const char* signal, GType type, GSignalEmissionHook call) {
      g_signal_add_emission_hook(g_signal_lookup(signal, type), 0, call, nullptr, nullptr);
    };
    hook("pad-added", GST_TYPE_ELEMENT, on_pad_added);
    hook("deep-element-added", GST_TYPE_BIN, on_deep_element_added);
    hook("linked", GST_TYPE_PAD, on_linked);
    hook("unlinked", GST_TYPE_PAD, on_unlinked);
    recognition::keep_factories();
    return true;
  }();
  (void)installed;
}

void put_checkpoints_around(GstElement* element) {
  auto top = own(GST_OBJECT(gst_object_ref(element)));
  while (auto parent = own(gst_object_get_parent(top.get()))) top = std::move(parent);
  put_on_all_of(GST_ELEMENT(top.get()));
}

}  // namespace pipeline::mediation
