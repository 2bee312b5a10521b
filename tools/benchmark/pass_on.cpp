// SPDX-License-Identifier: LGPL-2.1-or-later
// The floor: an element that pushes on what it was given and does nothing else, so that it costs a
// buffer one bare gst_pad_push. A plugin of its own, as what it is compared with is.
#include <gst/gst.h>

namespace {

struct GstPassOn {
  GstElement parent;
  GstPad* source;
};
struct GstPassOnClass {
  GstElementClass parent_class;
};

// GObject's macro casts as C does.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
G_DEFINE_TYPE(GstPassOn, gst_pass_on, GST_TYPE_ELEMENT)
#pragma GCC diagnostic pop

GstPassOn* self_of(gpointer object) {
  return static_cast<GstPassOn*>(object);
}

GstFlowReturn chain(GstPad*, GstObject* object, GstBuffer* buffer) {
  return gst_pad_push(self_of(object)->source, buffer);
}

GstFlowReturn chain_list(GstPad*, GstObject* object, GstBufferList* list) {
  return gst_pad_push_list(self_of(object)->source, list);
}

GstStaticPadTemplate sink_template =
    GST_STATIC_PAD_TEMPLATE("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);
GstStaticPadTemplate source_template =
    GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);

void gst_pass_on_class_init(GstPassOnClass* klass) {
  auto* element_class = GST_ELEMENT_CLASS(klass);
  gst_element_class_add_static_pad_template(element_class, &sink_template);
  gst_element_class_add_static_pad_template(element_class, &source_template);
  gst_element_class_set_static_metadata(element_class, "Pass on", "Generic", "Pushes on",
                                        "faceguard");
}

void gst_pass_on_init(GstPassOn* self) {
  auto* element = GST_ELEMENT(self);
  GstPad* sink = gst_pad_new_from_static_template(&sink_template, "sink");
  gst_pad_set_chain_function(sink, chain);
  gst_pad_set_chain_list_function(sink, chain_list);
  GST_PAD_SET_PROXY_CAPS(sink);
  GST_PAD_SET_PROXY_ALLOCATION(sink);
  gst_element_add_pad(element, sink);

  self->source = gst_pad_new_from_static_template(&source_template, "src");
  GST_PAD_SET_PROXY_CAPS(self->source);
  gst_element_add_pad(element, self->source);
}

gboolean plugin_init(GstPlugin* plugin) {
  return gst_element_register(plugin, "benchmarkpasson", GST_RANK_NONE, gst_pass_on_get_type());
}

}  // namespace

#define PACKAGE "faceguard"
GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, benchmarkpasson,
                  "The floor of the benchmark", plugin_init, "1", "LGPL", "faceguard",
                  "https://github.com/faceguard/faceguard")
