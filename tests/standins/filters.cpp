// SPDX-License-Identifier: LGPL-2.1-or-later
// Stand-ins with one input and one output: GstBaseTransform in passthrough, or making other caps.
#include <gst/base/gstbasetransform.h>
#include <gst/video/video.h>

#include <algorithm>

#include "tests/standins/kinds.hpp"
#include "tests/standins/standin.hpp"

namespace tests::standins {
namespace {

constexpr gsize bytes_of_embedding = 512 * sizeof(float);

// Counted here, before the base class may drop a buffer, so that no buffer is missed.
GstFlowReturn submit_input_buffer(GstBaseTransform* transform, gboolean discont,
                                  GstBuffer* buffer) {
  see(GST_ELEMENT(transform), buffer);
  auto* parent = static_cast<GstBaseTransformClass*>(g_type_class_peek(GST_TYPE_BASE_TRANSFORM));
  return parent->submit_input_buffer(transform, discont, buffer);
}

GstCaps* halved(GstCaps* caps, bool back) {
  GstCaps* changed = gst_caps_copy(caps);
  for (guint i = 0; i < gst_caps_get_size(changed); ++i) {
    GstStructure* structure = gst_caps_get_structure(changed, i);
    for (const char* side : {"width", "height"}) {
      int pixels = 0;
      if (gst_structure_get_int(structure, side, &pixels))
        gst_structure_set(structure, side, G_TYPE_INT, back ? pixels * 2 : pixels / 2, nullptr);
    }
  }
  return changed;
}

GstCaps* transform_caps(GstBaseTransform* transform, GstPadDirection from, GstCaps* caps,
                        GstCaps* filter) {
  const Row& row = row_of(G_OBJECT_TYPE(transform));
  GstCaps* other = nullptr;
  if (row.makes == "half")
    other = halved(caps, from == GST_PAD_SRC);
  else
    other = from == GST_PAD_SINK ? gst_caps_from_string(row.makes.c_str()) : gst_caps_new_any();
  if (filter == nullptr) return other;
  GstCaps* wanted = gst_caps_intersect_full(filter, other, GST_CAPS_INTERSECT_FIRST);
  gst_caps_unref(other);
  return wanted;
}

gsize bytes_of_output(GstBaseTransform* transform) {
  GstCaps* caps = gst_pad_get_current_caps(GST_BASE_TRANSFORM_SRC_PAD(transform));
  GstVideoInfo info;
  gsize size = bytes_of_embedding;
  if (caps != nullptr && gst_structure_has_name(gst_caps_get_structure(caps, 0), "video/x-raw") &&
      gst_video_info_from_caps(&info, caps))
    size = GST_VIDEO_INFO_SIZE(&info);
  if (caps != nullptr) gst_caps_unref(caps);
  return size;
}

GstFlowReturn prepare_output_buffer(GstBaseTransform* transform, GstBuffer* in, GstBuffer** out) {
  *out = gst_buffer_new_allocate(nullptr, bytes_of_output(transform), nullptr);
  gst_buffer_copy_into(
      *out, in, static_cast<GstBufferCopyFlags>(GST_BUFFER_COPY_FLAGS | GST_BUFFER_COPY_TIMESTAMPS),
      0, static_cast<gsize>(-1));
  return GST_FLOW_OK;
}

// Something of the input gets into the output, as with a real stage.
GstFlowReturn transform_buffer(GstBaseTransform*, GstBuffer* in, GstBuffer* out) {
  GstMapInfo map;
  if (!gst_buffer_map(in, &map, GST_MAP_READ)) return GST_FLOW_ERROR;
  gst_buffer_memset(out, 0, 0, static_cast<gsize>(-1));
  gst_buffer_fill(out, 0, map.data, std::min(map.size, gst_buffer_get_size(out)));
  gst_buffer_unmap(in, &map);
  return GST_FLOW_OK;
}

void filter_class_init(gpointer klass, gpointer row) {
  install_common(G_OBJECT_CLASS(klass), *static_cast<const Row*>(row));
  auto* element_class = GST_ELEMENT_CLASS(klass);
  add_template(element_class, "sink", GST_PAD_SINK);
  add_template(element_class, "src", GST_PAD_SRC);
  GST_BASE_TRANSFORM_CLASS(klass)->submit_input_buffer = submit_input_buffer;
}

void inline_class_init(gpointer klass, gpointer row) {
  filter_class_init(klass, row);
  GST_BASE_TRANSFORM_CLASS(klass)->passthrough_on_same_caps = TRUE;
}

void transform_class_init(gpointer klass, gpointer row) {
  filter_class_init(klass, row);
  auto* transform_class = GST_BASE_TRANSFORM_CLASS(klass);
  transform_class->transform_caps = transform_caps;
  transform_class->prepare_output_buffer = prepare_output_buffer;
  transform_class->transform = transform_buffer;
}

void filter_init(GTypeInstance* instance, gpointer) {
  prepare(GST_ELEMENT(instance));
  gst_base_transform_set_qos_enabled(GST_BASE_TRANSFORM(instance), FALSE);
}

}  // namespace

GType inline_type(const Row& row) {
  return register_type(row, GST_TYPE_BASE_TRANSFORM, inline_class_init, filter_init);
}

GType transform_type(const Row& row) {
  return register_type(row, GST_TYPE_BASE_TRANSFORM, transform_class_init, filter_init);
}

}  // namespace tests::standins
