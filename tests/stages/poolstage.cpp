// SPDX-License-Identifier: LGPL-2.1-or-later
// Copies I420 frames and answers the ALLOCATION query with a bounded pool of its own.
#include "tests/stages/poolstage.hpp"

#include <gst/video/gstvideofilter.h>
#include <gst/video/gstvideopool.h>
#include <gst/video/video.h>

#include <algorithm>
#include <atomic>

namespace tests::stages {

struct PoolStage {
  GstVideoFilter parent;
  std::atomic<guint> max_buffers;
  std::atomic<guint64> frames_seen;
};
struct PoolStageClass {
  GstVideoFilterClass parent;
};
G_DEFINE_TYPE(PoolStage, pool_stage, GST_TYPE_VIDEO_FILTER)

namespace {

constexpr guint default_max_buffers = 4;

enum Property : guint { max_buffers = 1, frames_seen };

PoolStage* self_of(gpointer instance) {
  return static_cast<PoolStage*>(instance);
}

void set_property(GObject* object, guint id, const GValue* value, GParamSpec* spec) {
  switch (id) {
    case max_buffers:
      self_of(object)->max_buffers = g_value_get_uint(value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
  }
}

void get_property(GObject* object, guint id, GValue* value, GParamSpec* spec) {
  switch (id) {
    case max_buffers:
      g_value_set_uint(value, self_of(object)->max_buffers);
      break;
    case frames_seen:
      g_value_set_uint64(value, self_of(object)->frames_seen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
  }
}

gboolean propose_allocation(GstBaseTransform* transform, GstQuery*, GstQuery* query) {
  GstCaps* caps = nullptr;
  GstVideoInfo info;
  gst_query_parse_allocation(query, &caps, nullptr);
  if (!caps || !gst_video_info_from_caps(&info, caps)) return FALSE;

  const auto size = static_cast<guint>(GST_VIDEO_INFO_SIZE(&info));
  const guint most = self_of(transform)->max_buffers;
  const guint least = std::min(2U, most);
  auto* pool = gst_video_buffer_pool_new();
  auto* config = gst_buffer_pool_get_config(pool);
  gst_buffer_pool_config_set_params(config, caps, size, least, most);
  gst_buffer_pool_config_add_option(config, GST_BUFFER_POOL_OPTION_VIDEO_META);
  const bool configured = gst_buffer_pool_set_config(pool, config);
  if (configured) gst_query_add_allocation_pool(query, pool, size, least, most);
  gst_object_unref(pool);
  gst_query_add_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr);
  return configured;
}

// Counted here, before the base class may drop a buffer, so that no buffer is missed.
GstFlowReturn submit_input_buffer(GstBaseTransform* transform, gboolean discont,
                                  GstBuffer* buffer) {
  ++self_of(transform)->frames_seen;
  return GST_BASE_TRANSFORM_CLASS(pool_stage_parent_class)
      ->submit_input_buffer(transform, discont, buffer);
}

GstFlowReturn transform_frame(GstVideoFilter*, GstVideoFrame* in, GstVideoFrame* out) {
  return gst_video_frame_copy(out, in) ? GST_FLOW_OK : GST_FLOW_ERROR;
}

}  // namespace

static void pool_stage_class_init(PoolStageClass* klass) {
  auto* object_class = G_OBJECT_CLASS(klass);
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  g_object_class_install_property(
      object_class, max_buffers,
      g_param_spec_uint("max-buffers", "Maximum of buffers", "Size of the pool offered upstream", 1,
                        G_MAXUINT, default_max_buffers,
                        static_cast<GParamFlags>(G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS)));
  g_object_class_install_property(
      object_class, frames_seen,
      g_param_spec_uint64("frames-seen", "Frames seen", "Buffers that reached this element", 0,
                          G_MAXUINT64, 0,
                          static_cast<GParamFlags>(G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)));

  auto* element_class = GST_ELEMENT_CLASS(klass);
  gst_element_class_set_static_metadata(
      element_class, "Stage with a small buffer pool", "Filter/Analyzer/Video",
      "Copies frames out of its own pool (for tests)", "faceguard");
  auto* caps = gst_caps_from_string(GST_VIDEO_CAPS_MAKE("I420"));
  gst_element_class_add_pad_template(
      element_class, gst_pad_template_new("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
  gst_element_class_add_pad_template(
      element_class, gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS, caps));
  gst_caps_unref(caps);

  auto* transform_class = GST_BASE_TRANSFORM_CLASS(klass);
  transform_class->propose_allocation = propose_allocation;
  transform_class->submit_input_buffer = submit_input_buffer;
  GST_VIDEO_FILTER_CLASS(klass)->transform_frame = transform_frame;
}

static void pool_stage_init(PoolStage* self) {
  // GObject hands out zeroed memory, which is a valid state for both; say what they start from.
  self->max_buffers = default_max_buffers;
  self->frames_seen = 0;
  gst_base_transform_set_qos_enabled(GST_BASE_TRANSFORM(self), FALSE);
}

}  // namespace tests::stages
