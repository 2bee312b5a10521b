// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/findings.hpp"

#include <array>
#include <string_view>

namespace pipeline::gate {
namespace {

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

bool are_findings(const GstCaps* caps) {
  if (caps == nullptr || gst_caps_get_size(caps) == 0) return false;
  const std::string_view media = gst_structure_get_name(gst_caps_get_structure(caps, 0));
  for (const std::string_view kind : {"video/", "image/", "audio/", "application/x-rtp"})
    if (media.starts_with(kind)) return false;
  return true;
}

}  // namespace pipeline::gate
