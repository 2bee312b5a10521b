// SPDX-License-Identifier: LGPL-2.1-or-later
// Stand-ins with several inputs or outputs: what comes in anywhere goes out everywhere.
#include "tests/standins/kinds.hpp"
#include "tests/standins/standin.hpp"

namespace tests::standins {
namespace {

template <class Function>
void for_each_pad(GstElement* element, GstPadDirection direction, Function function) {
  const auto call = [](GstElement*, GstPad* pad, gpointer data) -> gboolean {
    (*static_cast<Function*>(data))(pad);
    return TRUE;
  };
  if (direction == GST_PAD_SRC)
    gst_element_foreach_src_pad(element, call, &function);
  else
    gst_element_foreach_sink_pad(element, call, &function);
}

GstFlowReturn chain(GstPad*, GstObject* parent, GstBuffer* buffer) {
  auto* element = GST_ELEMENT(parent);
  see(element, buffer);
  GstFlowReturn flow = GST_FLOW_OK;
  for_each_pad(element, GST_PAD_SRC, [&](GstPad* out) {
    GST_PAD_STREAM_LOCK(out);  // inputs have threads of their own
    if (gst_pad_is_linked(out)) flow = gst_pad_push(out, gst_buffer_ref(buffer));
    GST_PAD_STREAM_UNLOCK(out);
  });
  gst_buffer_unref(buffer);
  return flow;
}

bool is_first(GstElement* element, GstPad* pad) {
  GST_OBJECT_LOCK(element);
  const bool first = element->sinkpads != nullptr && element->sinkpads->data == pad;
  GST_OBJECT_UNLOCK(element);
  return first;
}

// A pad is marked at its end only after it has handled the event.
bool others_at_end(GstElement* element, GstPad* this_one) {
  bool all = true;
  for_each_pad(element, GST_PAD_SINK,
               [&](GstPad* pad) { all = all && (pad == this_one || GST_PAD_IS_EOS(pad)); });
  return all;
}

// The first input says what the output is; the end is when all inputs have ended.
gboolean on_event(GstPad* pad, GstObject* parent, GstEvent* event) {
  auto* element = GST_ELEMENT(parent);
  switch (GST_EVENT_TYPE(event)) {
    case GST_EVENT_EOS:
      if (others_at_end(element, pad)) break;
      gst_event_unref(event);
      return TRUE;
    case GST_EVENT_STREAM_START:
    case GST_EVENT_CAPS:
    case GST_EVENT_SEGMENT:
    case GST_EVENT_TAG:
      if (is_first(element, pad)) break;
      gst_event_unref(event);
      return TRUE;
    default:
      break;
  }
  return gst_pad_event_default(pad, parent, event);
}

GstPad* add_pad(GstElement* element, GstPadTemplate* from, const char* name) {
  GstPad* pad = gst_pad_new_from_template(from, name);
  if (GST_PAD_IS_SINK(pad)) {
    gst_pad_set_chain_function(pad, chain);
    gst_pad_set_event_function(pad, on_event);
  }
  GST_PAD_SET_PROXY_CAPS(pad);
  gst_pad_set_active(pad, TRUE);
  gst_element_add_pad(element, pad);
  return pad;
}

GstPad* request_new_pad(GstElement* element, GstPadTemplate* from, const gchar* name,
                        const GstCaps*) {
  const bool sink = GST_PAD_TEMPLATE_DIRECTION(from) == GST_PAD_SINK;
  const guint next = sink ? element->numsinkpads : element->numsrcpads;
  gchar* chosen =
      name != nullptr ? g_strdup(name) : g_strdup_printf(sink ? "sink_%u" : "src_%u", next);
  GstPad* pad = add_pad(element, from, chosen);
  g_free(chosen);
  return pad;
}

void release_pad(GstElement* element, GstPad* pad) {
  gst_pad_set_active(pad, FALSE);
  gst_element_remove_pad(element, pad);
}

void class_init(gpointer klass, gpointer data) {
  const Row& row = *static_cast<const Row*>(data);
  install_common(G_OBJECT_CLASS(klass), row);
  auto* element_class = GST_ELEMENT_CLASS(klass);
  const bool many_in = row.kind == Kind::two_inputs;
  if (many_in) {
    add_template(element_class, "sink_%u", GST_PAD_SINK, GST_PAD_REQUEST);
    add_template(element_class, "src", GST_PAD_SRC);
  } else {
    add_template(element_class, "sink", GST_PAD_SINK);
    add_template(element_class, "src_%u", GST_PAD_SRC, GST_PAD_REQUEST);
  }
  element_class->request_new_pad = request_new_pad;
  element_class->release_pad = release_pad;
}

void init(GTypeInstance* instance, gpointer klass) {
  auto* element = GST_ELEMENT(instance);
  prepare(element);
  const char* always = row_of(G_OBJECT_TYPE(element)).kind == Kind::two_inputs ? "src" : "sink";
  add_pad(element, gst_element_class_get_pad_template(GST_ELEMENT_CLASS(klass), always), always);
}

}  // namespace

GType junction_type(const Row& row) {
  return register_type(row, GST_TYPE_ELEMENT, class_init, init);
}

}  // namespace tests::standins
