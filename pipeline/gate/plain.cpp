// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/plain.hpp"

#include <array>
#include <cstring>
#include <string_view>

#include "pipeline/gst_ptr.hpp"

namespace pipeline::gate {
namespace {

constexpr std::size_t number = 8;  // bytes

bool is_one_of(GType type, const auto& types) {
  for (const GType one : types)
    if (type == one) return true;
  return false;
}

// Values of a fixed few bytes.
bool is_number(GType type) {
  static const std::array<GType, 18> fundamental{
      G_TYPE_BOOLEAN,     G_TYPE_CHAR,          G_TYPE_UCHAR,          G_TYPE_INT,
      G_TYPE_UINT,        G_TYPE_LONG,          G_TYPE_ULONG,          G_TYPE_INT64,
      G_TYPE_UINT64,      G_TYPE_FLOAT,         G_TYPE_DOUBLE,         GST_TYPE_FRACTION,
      GST_TYPE_INT_RANGE, GST_TYPE_INT64_RANGE, GST_TYPE_DOUBLE_RANGE, GST_TYPE_FRACTION_RANGE,
      GST_TYPE_BITMASK,   GST_TYPE_FLAG_SET};
  static const std::array<GType, 4> composed{G_TYPE_DATE, GST_TYPE_DATE_TIME, GST_TYPE_SEGMENT,
                                             G_TYPE_GTYPE};
  const GType base = G_TYPE_FUNDAMENTAL(type);
  return base == G_TYPE_ENUM || base == G_TYPE_FLAGS || is_one_of(base, fundamental) ||
         is_one_of(type, composed);
}

// What a decoder of coded media must know beforehand. Frames that are not coded need none.
bool is_decoder_header(const GstStructure* of, GQuark name) {
  const std::string_view media = gst_structure_get_name(of);
  if (media.ends_with("/x-raw") || media == "video/x-bayer" || media.starts_with("other/"))
    return false;
  return name == g_quark_from_static_string("codec_data") ||
         name == g_quark_from_static_string("streamheader");
}

}  // namespace

bool PlainValues::spend(std::size_t bytes) {
  if (bytes > left_) return false;
  left_ -= bytes;
  return true;
}

bool PlainValues::accept(const GValue* value) {
  const GType type = G_VALUE_TYPE(value);
  if (is_number(type)) return spend(number);
  if (type == G_TYPE_STRING) {
    const char* text = g_value_get_string(value);
    return text == nullptr || spend(std::strlen(text));
  }
  if (GST_VALUE_HOLDS_LIST(value)) {
    for (guint i = 0; i < gst_value_list_get_size(value); ++i)
      if (!accept(gst_value_list_get_value(value, i))) return false;
    return true;
  }
  if (GST_VALUE_HOLDS_ARRAY(value)) {
    for (guint i = 0; i < gst_value_array_get_size(value); ++i)
      if (!accept(gst_value_array_get_value(value, i))) return false;
    return true;
  }
  if (GST_VALUE_HOLDS_STRUCTURE(value)) return accept(gst_value_get_structure(value));
  if (GST_VALUE_HOLDS_CAPS(value)) return accept(gst_value_get_caps(value));
  if (type == GST_TYPE_TAG_LIST)
    return accept(static_cast<const GstTagList*>(g_value_get_boxed(value)));
  if (g_type_is_a(type, GST_TYPE_STREAM)) return accept(GST_STREAM(g_value_get_object(value)));
  if (g_type_is_a(type, GST_TYPE_STREAM_COLLECTION))
    return accept(GST_STREAM_COLLECTION(g_value_get_object(value)));
  return false;
}

bool PlainValues::accept_field(const GstStructure* of, GQuark name, const GValue* value) {
  return spend(std::strlen(g_quark_to_string(name))) &&
         (is_decoder_header(of, name) || accept(value));
}

bool PlainValues::accept(const GstStructure* structure) {
  if (structure == nullptr) return true;
  struct Look {
    PlainValues* self;
    const GstStructure* structure;
  } look{this, structure};
  const auto each = [](GQuark name, const GValue* value, gpointer data) -> gboolean {
    const auto* l = static_cast<Look*>(data);
    return l->self->accept_field(l->structure, name, value);
  };
  return gst_structure_foreach(structure, each, &look) != FALSE;
}

bool PlainValues::accept(const GstCaps* caps) {
  if (caps == nullptr) return true;
  for (guint i = 0; i < gst_caps_get_size(caps); ++i)
    if (!accept(gst_caps_get_structure(caps, i))) return false;
  return true;
}

bool PlainValues::accept(const GstTagList* tags) {
  if (tags == nullptr) return true;
  for (gint t = 0; t < gst_tag_list_n_tags(tags); ++t) {
    const char* tag = gst_tag_list_nth_tag_name(tags, static_cast<guint>(t));
    for (guint i = 0; i < gst_tag_list_get_tag_size(tags, tag); ++i)
      if (!accept(gst_tag_list_get_value_index(tags, tag, i))) return false;
  }
  return true;
}

bool PlainValues::accept(GstStream* stream) {
  if (stream == nullptr) return true;
  const auto caps = own(gst_stream_get_caps(stream));
  GstTagList* tags = gst_stream_get_tags(stream);
  const bool plain = accept(caps.get()) && accept(tags);
  if (tags != nullptr) gst_tag_list_unref(tags);
  return plain;
}

bool PlainValues::accept(GstStreamCollection* streams) {
  if (streams == nullptr) return true;
  for (guint i = 0; i < gst_stream_collection_get_size(streams); ++i)
    if (!accept(gst_stream_collection_get_stream(streams, i))) return false;
  return true;
}

void PlainValues::purge(GstStructure* structure) {
  struct Look {
    PlainValues* self;
    const GstStructure* structure;
  } look{this, structure};
  const auto keep = [](GQuark name, GValue* value, gpointer data) -> gboolean {
    const auto* l = static_cast<Look*>(data);
    if (!GST_VALUE_HOLDS_CAPS(value)) return l->self->accept_field(l->structure, name, value);
    if (gst_value_get_caps(value) == nullptr) return TRUE;
    GstCaps* caps = gst_caps_copy(gst_value_get_caps(value));
    for (guint i = 0; i < gst_caps_get_size(caps); ++i)
      l->self->purge(gst_caps_get_structure(caps, i));
    g_value_take_boxed(value, caps);
    return TRUE;
  };
  gst_structure_filter_and_map_in_place(structure, keep, &look);
}

}  // namespace pipeline::gate
