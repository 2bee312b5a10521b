// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/pictures.hpp"

#include <array>
#include <string_view>

namespace pipeline::gate {
namespace {

void note_image(const GstTagList* tags, const gchar* tag, gpointer found) {
  if (gst_tag_get_type(tag) == GST_TYPE_SAMPLE || gst_tag_get_type(tag) == GST_TYPE_BUFFER)
    *static_cast<bool*>(found) = true;
  (void)tags;
}

bool holds_image(GstEvent* event) {
  GstTagList* tags = nullptr;
  gst_event_parse_tag(event, &tags);
  bool found = false;
  gst_tag_list_foreach(tags, note_image, &found);
  return found;
}

// Metadata that says how pixels lie in memory or when they were taken, and nothing of what they
// show.
bool is_harmless(const GstMetaInfo* info) {
  constexpr std::array<std::string_view, 8> known{"GstVideoMetaAPI",
                                                  "GstVideoCropMetaAPI",
                                                  "GstVideoTimeCodeMetaAPI",
                                                  "GstParentBufferMetaAPI",
                                                  "GstReferenceTimestampMetaAPI",
                                                  "GstVideoAffineTransformationMetaAPI",
                                                  "GstAudioMetaAPI",

                                                  "GstVideoAFDMetaAPI"};
  const std::string_view api = g_type_name(info->api);
  for (const std::string_view name : known)
    if (api == name) return true;
  return false;
}

gboolean drop_finding(GstBuffer*, GstMeta** meta, gpointer) {
  const bool removable = !GST_META_FLAG_IS_SET(*meta, GST_META_FLAG_LOCKED);
  if (removable && !is_harmless((*meta)->info)) *meta = nullptr;
  return TRUE;
}

gboolean strip_in_list(GstBuffer** buffer, guint, gpointer) {
  *buffer = without_findings(*buffer);
  return TRUE;
}

}  // namespace

bool may_carry_picture(GstEvent* event) {
  switch (GST_EVENT_TYPE(event)) {
    case GST_EVENT_CUSTOM_DOWNSTREAM:
    case GST_EVENT_CUSTOM_DOWNSTREAM_OOB:
    case GST_EVENT_CUSTOM_DOWNSTREAM_STICKY:
    case GST_EVENT_CUSTOM_BOTH:
    case GST_EVENT_CUSTOM_BOTH_OOB:
    case GST_EVENT_SINK_MESSAGE:
      return true;
    case GST_EVENT_TAG:
      return holds_image(event);
    default:
      return false;
  }
}

GstBuffer* without_findings(GstBuffer* buffer) {
  GstBuffer* writable = gst_buffer_make_writable(buffer);
  gst_buffer_foreach_meta(writable, drop_finding, nullptr);
  return writable;
}

GstBufferList* without_findings(GstBufferList* list) {
  GstBufferList* writable = gst_buffer_list_make_writable(list);
  gst_buffer_list_foreach(writable, strip_in_list, nullptr);
  return writable;
}

}  // namespace pipeline::gate
