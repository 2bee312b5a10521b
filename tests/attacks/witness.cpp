// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/attacks/witness.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "pipeline/gst_ptr.hpp"
#include "tests/standins/picture.hpp"

namespace tests::attacks {
namespace {

using ::pipeline::own;
using standins::shows_picture;

struct Witness {
  GstElement parent;
  GstPad* source;
  std::atomic<guint64> pictures;
  std::atomic<guint64> smuggled;
};
struct WitnessClass {
  GstElementClass parent_class;
};

// GObject's macro casts as C does.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
G_DEFINE_TYPE(Witness, witness, GST_TYPE_ELEMENT)
#pragma GCC diagnostic pop

Witness* self_of(gpointer object) {
  return static_cast<Witness*>(object);
}

guint64 pictures_in(const GValue* value) {
  if (G_VALUE_HOLDS(value, GST_TYPE_BUFFER)) {
    GstBuffer* buffer = gst_value_get_buffer(value);
    return buffer != nullptr && shows_picture(buffer) ? 1U : 0U;
  }
  if (G_VALUE_HOLDS(value, GST_TYPE_SAMPLE)) {
    GstBuffer* buffer = gst_sample_get_buffer(gst_value_get_sample(value));
    return buffer != nullptr && shows_picture(buffer) ? 1U : 0U;
  }
  guint64 found = 0;
  if (GST_VALUE_HOLDS_ARRAY(value))
    for (guint i = 0; i < gst_value_array_get_size(value); ++i)
      found += pictures_in(gst_value_array_get_value(value, i));
  return found;
}

gboolean add_pictures(GQuark, const GValue* value, gpointer found) {
  *static_cast<guint64*>(found) += pictures_in(value);
  return TRUE;
}

guint64 pictures_in(const GstStructure* structure) {
  guint64 found = 0;
  if (structure != nullptr) gst_structure_foreach(structure, add_pictures, &found);
  return found;
}

guint64 pictures_in_caps(const GstCaps* caps) {
  guint64 found = 0;
  for (guint i = 0; caps != nullptr && i < gst_caps_get_size(caps); ++i)
    found += pictures_in(gst_caps_get_structure(caps, i));
  return found;
}

guint64 pictures_in_tags(GstEvent* event) {
  GstTagList* tags = nullptr;
  gst_event_parse_tag(event, &tags);
  GstSample* image = nullptr;
  if (!gst_tag_list_get_sample(tags, GST_TAG_IMAGE, &image)) return 0;
  const guint64 found = shows_picture(gst_sample_get_buffer(image)) ? 1U : 0U;
  gst_sample_unref(image);
  return found;
}

guint64 pictures_in_message(GstEvent* event) {
  GstMessage* message = nullptr;
  gst_event_parse_sink_message(event, &message);
  const guint64 found = pictures_in(gst_message_get_structure(message));
  gst_message_unref(message);
  return found;
}

guint64 pictures_in_event(GstEvent* event) {
  if (GST_EVENT_TYPE(event) == GST_EVENT_SINK_MESSAGE) return pictures_in_message(event);
  if (GST_EVENT_TYPE(event) == GST_EVENT_TAG) return pictures_in_tags(event);
  if (GST_EVENT_TYPE(event) != GST_EVENT_CAPS) return pictures_in(gst_event_get_structure(event));
  GstCaps* caps = nullptr;
  gst_event_parse_caps(event, &caps);
  return pictures_in_caps(caps);
}

gboolean look_at_meta(GstBuffer*, GstMeta** meta, gpointer found) {
  auto& count = *static_cast<guint64*>(found);
  if ((*meta)->info->api == GST_PARENT_BUFFER_META_API_TYPE) {
    // NOLINTNEXTLINE: a meta begins with a GstMeta, and that is how it is got at
    count += shows_picture(reinterpret_cast<GstParentBufferMeta*>(*meta)->buffer) ? 1U : 0U;
  } else if (gst_meta_info_is_custom((*meta)->info)) {
    count += pictures_in(
        gst_custom_meta_get_structure(reinterpret_cast<GstCustomMeta*>(*meta)));  // NOLINT
  }
  return TRUE;
}

// Beside what the first memory shows.
guint64 pictures_beside(GstBuffer* buffer) {
  guint64 found = 0;
  gst_buffer_foreach_meta(buffer, look_at_meta, &found);
  for (guint i = 1; i < gst_buffer_n_memory(buffer); ++i) {
    GstBuffer* part = gst_buffer_new();
    gst_buffer_append_memory(part, gst_buffer_get_memory(buffer, i));
    found += shows_picture(part) ? 1U : 0U;
    gst_buffer_unref(part);
  }
  return found;
}

GstFlowReturn chain(GstPad*, GstObject* object, GstBuffer* buffer) {
  Witness* self = self_of(object);
  self->pictures += shows_picture(buffer) ? 1U : 0U;
  self->smuggled += pictures_beside(buffer);
  return gst_pad_push(self->source, buffer);
}

gboolean on_event(GstPad* pad, GstObject* object, GstEvent* event) {
  self_of(object)->smuggled += pictures_in_event(event);
  return gst_pad_event_default(pad, object, event);
}

gboolean on_query(GstPad* pad, GstObject* object, GstQuery* query) {
  self_of(object)->smuggled += pictures_in(gst_query_get_structure(query));
  return gst_pad_query_default(pad, object, query);
}

enum Property : guint { pictures_seen = 1, smuggled };

void get_property(GObject* object, guint id, GValue* value, GParamSpec*) {
  const Witness* self = self_of(object);
  g_value_set_uint64(value, id == pictures_seen ? self->pictures : self->smuggled);
}

GstStaticPadTemplate sink_template =
    GST_STATIC_PAD_TEMPLATE("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);
GstStaticPadTemplate source_template =
    GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);

void witness_class_init(WitnessClass* klass) {
  G_OBJECT_CLASS(klass)->get_property = get_property;
  for (const auto& [id, name] : {std::pair{pictures_seen, "pictures-seen"}, {smuggled, "smuggled"}})
    g_object_class_install_property(
        G_OBJECT_CLASS(klass), id,
        g_param_spec_uint64(name, name, name, 0, G_MAXUINT64, 0, G_PARAM_READABLE));
  auto* element_class = GST_ELEMENT_CLASS(klass);
  gst_element_class_add_static_pad_template(element_class, &sink_template);
  gst_element_class_add_static_pad_template(element_class, &source_template);
  gst_element_class_set_static_metadata(element_class, "Witness", "Filter/Analyzer/Video",
                                        "Looks for pictures", "faceguard");
}

void witness_init(Witness* self) {
  GstPad* sink = gst_pad_new_from_static_template(&sink_template, "sink");
  gst_pad_set_chain_function(sink, chain);
  gst_pad_set_event_function(sink, on_event);
  gst_pad_set_query_function(sink, on_query);
  GST_PAD_SET_PROXY_CAPS(sink);
  self->source = gst_pad_new_from_static_template(&source_template, "src");
  gst_pad_set_event_function(self->source, on_event);
  gst_pad_set_query_function(self->source, on_query);
  GST_PAD_SET_PROXY_CAPS(self->source);
  gst_element_add_pad(GST_ELEMENT(self), sink);
  gst_element_add_pad(GST_ELEMENT(self), self->source);
}

}  // namespace

GType witness_type() {
  return witness_get_type();
}

void register_witness(const char* factory) {
  ASSERT_TRUE(gst_element_register(nullptr, factory, GST_RANK_NONE, witness_type()));
}

GType subclass_of(const char* parent_factory, const char* name) {
  const auto parent = own(gst_element_factory_make(parent_factory, nullptr));
  GTypeQuery query;
  g_type_query(G_OBJECT_TYPE(parent.get()), &query);
  const GTypeInfo info = {
      static_cast<guint16>(query.class_size),    nullptr, nullptr, nullptr, nullptr, nullptr,
      static_cast<guint16>(query.instance_size), 0,       nullptr, nullptr};
  return g_type_register_static(G_OBJECT_TYPE(parent.get()), name, &info, GTypeFlags{});
}

}  // namespace tests::attacks
